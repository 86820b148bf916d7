"""A ballot in the minutes: the question, the draft, the rule, the counts, and how the outcome follows from them."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from documents.forms.minutes_facts import BallotHeld, Mark, PaperUsed
from documents.forms.page import BODY
from documents.forms.tables import ruled
from documents.forms.text import hour, long_day, plain

CHOICES = {
    "for": "Tán thành",
    "against": "Không tán thành",
    "other": "Ý kiến khác",
    "silent": "Không gửi phiếu",
    "undelivered": "Chưa nhận được phiếu",
    "absent": "Vắng mặt",
    "substituted": "Vắng mặt, có người họp thay",
}
OUTCOMES = {
    "adopted": "Được thông qua",
    "not_adopted": "Không được thông qua",
    "no_quorum": "Không đủ số thành viên có mặt, không quyết định",
    "void": "Cuộc biểu quyết bị hủy",
}
HEAD = ("STT", "Thành viên Chính phủ", "Ý kiến", "Nội dung ghi kèm")
WIDTHS = (Mm(14), Mm(62), Mm(38), Mm(46))


def add_ballot(paper: Paper, ballot: BallotHeld, *, label: str) -> None:
    _add_labelled(paper, f"{label}: ", ballot.question)
    _add(paper, f"- {_way(ballot)}")
    if ballot.draft:
        _add(paper, f"- {_draft(ballot.draft)}").alignment = WD_ALIGN_PARAGRAPH.LEFT
    for line in [*_rule(ballot), _base(ballot), _counts(ballot)]:
        _add(paper, f"- {line}")
    _add_labelled(paper, "- Kết quả: ", f"{OUTCOMES[ballot.outcome]}. {ballot.explanation}")
    if not ballot.named:
        _add(paper, "- Biên bản chỉ ghi tổng số phiếu, không ghi ý kiến của từng thành viên.")
    elif ballot.marks:
        rows = [_row(order, mark) for order, mark in enumerate(ballot.marks, start=1)]
        _add(paper, "- Ý kiến của từng thành viên:").paragraph_format.keep_with_next = True
        ruled(paper, WIDTHS, HEAD, rows)


def _way(ballot: BallotHeld) -> str:
    way = "Lấy ý kiến bằng văn bản" if ballot.written else "Biểu quyết tại phiên họp"
    opened = f", mở lúc {hour(ballot.opened_at)}, {long_day(ballot.opened_at)}" if ballot.opened_at else ""
    closed = f", đóng lúc {hour(ballot.closed_at)}, {long_day(ballot.closed_at)}" if ballot.closed_at else ""
    return f"{way}{opened}{closed}."


def _draft(draft: PaperUsed) -> str:
    return f"Dự thảo: {draft.title} (bản\u00a0{draft.version}), mã SHA-256: {draft.sha256}."


def _rule(ballot: BallotHeld) -> list[str]:
    lines = [f"Quy định áp dụng: {ballot.rule}."] if ballot.rule else []
    return lines + ([f"Cách hiểu khi số phiếu ngang nhau: {ballot.tie_reading}."] if ballot.tie_reading else [])


def _base(ballot: BallotHeld) -> str:
    quorum = f"; phải có mặt ít nhất {ballot.quorum}" if ballot.quorum else ""
    return (
        f"Cơ sở tính: {ballot.base} thành viên Chính phủ{quorum}; có mặt {ballot.present}; "
        f"được biểu quyết {ballot.entitled}; cần ít nhất {ballot.needed} phiếu tán thành."
    )


def _counts(ballot: BallotHeld) -> str:
    counted = [
        ("tán thành", ballot.in_favour),
        ("không tán thành", ballot.against),
        ("ý kiến khác", ballot.other),
        ("không gửi phiếu", ballot.silent),
    ]
    if ballot.undelivered:
        counted.append(("chưa nhận được phiếu", ballot.undelivered))
    parts, total = "; ".join(f"{word} {count}" for word, count in counted), sum(count for _, count in counted)
    return f"Số phiếu: {parts}; cộng {total}."


def _row(order: int, mark: Mark) -> tuple[str, str, str, str]:
    return str(order), mark.name, CHOICES[mark.choice], mark.remark


def _add(paper: Paper, text: str) -> Paragraph:
    return paper.add_paragraph(plain(text), style=BODY)


def _add_labelled(paper: Paper, label: str, text: str) -> None:
    line = paper.add_paragraph(style=BODY)
    line.paragraph_format.space_before = Pt(6)
    line.add_run(label).bold = True
    line.add_run(plain(text))
