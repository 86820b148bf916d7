"""Papers of random words, printed on pages as the pipeline reads them off: lines with their places."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from documents.rules.flow import Flow, PageLines, Place, squeezed
from documents.rules.passages import Passage

TEXT = (
    "cơ quan nhà nước có trách nhiệm kết nối chia sẻ dữ liệu thuộc phạm vi quản lý cho đơn vị khác khi yêu cầu bằng "
    "văn bản việc thực hiện qua nền tảng điều phối bảo đảm an ninh mạng bí mật theo quy định của pháp luật giá trị "
    "pháp lý thời hạn ngày kể từ nhận được hợp lệ mở hoặc trả lời nêu rõ lý do từ chối tổ chức cá nhân cung cấp thông "
    "tin chuyên ngành quốc gia tài chính ngân sách đầu tư xây dựng đô thị nông thôn môi trường giáo dục y tế lao động"
)
WORDS = TEXT.split()
HEIGHT, FIRST = 0.03, 0.1


@dataclass(frozen=True)
class Print:
    """Words set in lines of a width in letters, so many lines a page, with the page's number above them."""

    words: list[str]
    width: int = 60
    lines: int = 20

    @property
    def pages(self) -> list[PageLines]:
        set_in_lines = list(self._set())
        starts = range(0, len(set_in_lines), self.lines)
        return [self._page(n, set_in_lines[at : at + self.lines]) for n, at in enumerate(starts, start=1)]

    @property
    def flow(self) -> Flow:
        return Flow(self.pages)

    def place(self, first: int, last: int) -> Place:
        """Of the words from `first` up to `last`."""
        return self.flow.place(self._letters(first), self._letters(last))

    def passage(self, first: int, last: int, around: int = 16) -> Passage:
        before, after = self.words[max(0, first - around) : first], self.words[last : last + around]
        return Passage(
            quote=" ".join(self.words[first:last]), before=" ".join(before), after=" ".join(after),
            page=self.place(first, last).page,
        )  # fmt: skip

    def _letters(self, word: int) -> int:
        return len(squeezed("".join(self.words[:word])))

    def _set(self):
        line = ""
        for word in self.words:
            if line and len(line) + 1 + len(word) > self.width:
                yield line
                line = ""
            line = f"{line} {word}".strip()
        yield line

    def _page(self, n: int, lines: list[str]) -> PageLines:
        rows = [(0.1, FIRST + HEIGHT * row, 0.8 * len(line) / self.width, 0.02, line) for row, line in enumerate(lines)]
        return PageLines(n, [(0.5, 0.02, 0.02, 0.02, str(n)), *rows])


def written(random: Random, words: int = 400) -> list[str]:
    return random.choices(WORDS, k=words)
