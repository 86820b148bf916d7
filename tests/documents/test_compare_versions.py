"""Two versions of a paper beside each other: the page, its links, the Word file, and who gets none of them."""

from __future__ import annotations

import re

import pytest

from documents import comparing, comparisons
from documents.commands.attaching import attach, attach_stub, replace
from documents.errands import Failed
from documents.forms.revisions import plain
from ecabinet.access import Relation
from ecabinet.db import fetch
from tests.documents.desk import Desk
from tests.documents.forms.tracked import accepted, rejected
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word
from tests.papers import checked

FIRST = [
    "Điều 1. Phạm vi điều chỉnh",
    "Nghị định này quy định việc kết nối dữ liệu.",
    "Điều 2. Thời hạn trả lời",
    "1. Cơ quan quản lý dữ liệu trả lời trong thời hạn 07 ngày.",
    "2. Trạng thái giải quyết được cập nhật trên hệ thống.",
    "3. Cơ quan quản lý dữ liệu được thu phí.",
]
SECOND = [
    FIRST[0],
    "1. Trạng thái giải quyết được cập nhật trên hệ thống.",
    FIRST[1],
    FIRST[2],
    "1. Cơ quan quản lý dữ liệu trả lời trong thời hạn 05 ngày làm việc.",
]
THIRD = [*SECOND, "2. &lt;script&gt;alert(1)&lt;/script&gt; &lt;a hx-get=/x&gt;"]


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "_kept", {})


async def compared(desk: Desk, *versions: list[str]) -> str:
    """The address of a paper with these versions."""
    data = [word("".join(map(paragraph, lines))) for lines in versions]
    made = await attach(desk.viewer, title="Dự thảo Nghị định", kind="draft", upload_name="a.docx", data=data[0])
    for n, one in enumerate(data[1:], start=2):
        await replace(desk.viewer, made, why=f"Tiếp thu lần {n}", upload_name="a.docx", data=one)
    await checked()
    desk.relations[made] = Relation()
    return f"/papers/{made}"


async def test_it_marks_words_names_clauses_and_says_whose_changes_they_are(desk):
    paper = await compared(desk, FIRST, SECOND)
    answer = await desk.client.get(f"{paper}/comparison")
    assert answer.status_code == 200
    page = answer.text
    assert "trong thời hạn <del>07 ngày</del><ins>05 ngày làm việc</ins>." in page
    assert "<del>3. Cơ quan quản lý dữ liệu được thu phí.</del>" in page
    assert "Bản 2 do Chuyên viên thử nghiệm đưa vào" in page
    assert "Tiếp thu lần 2" in page
    assert re.findall(r'data-entry="\d"[^>]*>.*?<a[^>]*>(.*?)</a>', page) == [
        "Điều 1 khoản 1", "Điều 2 khoản 1", "Điều 2 khoản 3",
    ]  # fmt: skip


async def test_what_moved_is_linked_both_ways(desk):
    paper = await compared(desk, FIRST, SECOND)
    page = (await desk.client.get(f"{paper}/comparison")).text
    assert "Chuyển từ Điều 2 khoản 2 đến." in page
    assert "Chỗ này trước là Điều 2 khoản 2, nay chuyển thành Điều 1 khoản 1" in page
    for address in re.findall(r'href="([^"]*#[mc]1)"', page):
        assert f'id="{address.partition("#")[2]}"' in page
    assert re.search(r'href="[^"]*#m1"', page)


async def test_unchanged_clauses_are_shown_when_asked_for(desk):
    paper = await compared(desk, FIRST, SECOND)
    page = (await desk.client.get(f"{paper}/comparison")).text
    assert "Phạm vi điều chỉnh" not in page
    more = re.findall(r'class="lnk" href="([^"]+)"', page)[0].replace("&amp;", "&")
    shown = (await desk.client.get(more)).text
    assert "<p>Điều 1. Phạm vi điều chỉnh</p>" in shown
    assert "Thu gọn" in shown


async def test_two_versions_are_chosen_by_the_address(desk):
    paper = await compared(desk, FIRST, SECOND, THIRD)
    newest = (await desk.client.get(f"{paper}/comparison")).text
    assert "07 ngày" not in newest
    whole = (await desk.client.get(f"{paper}/comparison?old=1&new=3")).text
    assert "<del>07 ngày</del>" in whole
    backwards = (await desk.client.get(f"{paper}/comparison?old=2&new=1")).text
    assert "<del>05 ngày làm việc</del><ins>07 ngày</ins>" in backwards
    before = (await desk.client.get(f"{paper}/comparison?new=2")).text
    assert "<del>07 ngày</del>" in before
    same = (await desk.client.get(f"{paper}/comparison?old=2&new=2")).text
    assert "Hai bản giống nhau từng từ." in same


@pytest.mark.parametrize(
    "query", ["old=x&new=y", "at=0", "at=-5", "at=999999999999", "at=2&shown=7&shown=-1", "abreast=2&abreast=1", "old="]
)
async def test_an_odd_address_is_still_a_comparison(desk, query):
    paper = await compared(desk, FIRST, SECOND)
    answer = await desk.client.get(f"{paper}/comparison?{query}")
    assert (answer.status_code, "05 ngày làm việc" in answer.text) == (200, True)


@pytest.mark.parametrize("query", ["old=1&new=3", "old=0", "new=-1", "new=2147483647"])
async def test_a_version_that_is_not_there_is_not_found(desk, query):
    paper = await compared(desk, FIRST, SECOND)
    for page in ("comparison", "comparison.docx"):
        assert (await desk.client.get(f"{paper}/{page}?{query}")).status_code == 404


async def test_the_texts_stand_abreast_when_asked_for(desk):
    paper = await compared(desk, FIRST, SECOND)
    page = (await desk.client.get(f"{paper}/comparison?abreast=1")).text
    assert "trong thời hạn <del>07 ngày</del>.</p>" in page
    assert "trong thời hạn <ins>05 ngày làm việc</ins>.</p>" in page


async def test_what_the_papers_say_stays_text(desk):
    paper = await compared(desk, SECOND, THIRD)
    page = (await desk.client.get(f"{paper}/comparison")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;a hx-get=/x&gt;" in page
    assert "<script>alert" not in page


async def test_the_word_file_holds_both_texts(desk):
    paper = await compared(desk, FIRST, SECOND)
    answer = await desk.client.get(f"{paper}/comparison.docx?old=1&new=2")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    assert re.fullmatch(
        r'attachment; filename="so-sanh-\d+-ban-1-voi-ban-2\.docx"', answer.headers["content-disposition"]
    )
    assert answer.headers["cache-control"] == "no-store"
    texts = [plain("\n".join(lines)) for lines in (FIRST, SECOND)]
    assert [rejected(answer.content), accepted(answer.content)] == texts
    again = await desk.client.get(f"{paper}/comparison.docx?old=1&new=2")
    assert again.content == answer.content


async def test_a_word_paper_is_compared_with_a_pdf(desk):
    made = await attach(
        desk.viewer, title="A", kind="draft", upload_name="a.docx", data=word(paragraph("KHÔNG ĐỘI NÀO"))
    )  # fmt: skip
    await replace(desk.viewer, made, why="PDF", upload_name="a.pdf", data=pdf("KHÔNG ĐỘI"))
    await checked()
    desk.relations[made] = Relation()
    page = (await desk.client.get(f"/papers/{made}/comparison")).text
    assert "<p>KHÔNG ĐỘI <del>NÀO</del></p>" in page


async def test_one_version_has_nothing_to_be_compared_with(desk):
    paper = await compared(desk, FIRST)
    answer = await desk.client.get(f"{paper}/comparison")
    assert (answer.status_code, "chưa có hai bản đọc được" in answer.text) == (200, True)
    assert (await desk.client.get(f"{paper}/comparison.docx")).status_code == 422
    stub = await attach_stub(desk.viewer, title="Phát tại phòng họp", kind="report")
    desk.relations[stub] = Relation()
    assert (await desk.client.get(f"/papers/{stub}/comparison")).status_code == 200


async def test_a_version_that_was_put_aside_is_not_compared(desk):
    paper = await compared(desk, FIRST, SECOND, THIRD)
    await fetch("UPDATE paper_version SET state = 'quarantined' WHERE n = 3")
    page = (await desk.client.get(f"{paper}/comparison")).text
    assert "<del>07 ngày</del>" in page
    assert (await desk.client.get(f"{paper}/comparison?new=3")).status_code == 404


async def test_a_paper_without_text_says_so(desk):
    paper = await compared(desk, FIRST, [" "])
    answer = await desk.client.get(f"{paper}/comparison")
    assert (answer.status_code, "Bản 2 là bản quét" in answer.text) == (422, True)
    assert 'name="old"' in answer.text
    assert (await desk.client.get(f"{paper}/comparison.docx")).status_code == 422


async def test_a_paper_that_is_too_long_or_takes_too_long_says_so(desk, monkeypatch):
    def too_slow(*_: str) -> None:
        raise Failed

    paper = await compared(desk, FIRST, SECOND)
    monkeypatch.setattr(comparisons, "LONGEST", 100)
    answer = await desk.client.get(f"{paper}/comparison")
    assert (answer.status_code, "quá dài" in answer.text) == (422, True)
    monkeypatch.setattr(comparisons, "LONGEST", 10_000)
    monkeypatch.setattr(comparisons, "compared", too_slow)
    answer = await desk.client.get(f"{paper}/comparison")
    assert (answer.status_code, "không so sánh xong trong thời gian" in answer.text) == (422, True)


async def test_the_same_contents_are_compared_once(desk, monkeypatch):
    asked = []
    monkeypatch.setattr(comparisons, "compared", lambda *texts: asked.append(texts) or comparing.compare(*texts))
    paper = await compared(desk, FIRST, SECOND)
    for path in ("comparison", "comparison?abreast=1", "comparison.docx"):
        assert (await desk.client.get(f"{paper}/{path}")).status_code == 200
    assert len(asked) == 1


@pytest.mark.parametrize("path", ["comparison", "comparison.docx", "comparison?old=1&new=2"])
async def test_what_is_not_yours_looks_like_what_is_not_there(desk, path):
    paper = await compared(desk, FIRST, SECOND)
    desk.relations.clear()
    hidden, missing = [await desk.client.get(f"{address}/{path}") for address in (paper, "/papers/1000000")]
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.content == missing.content


async def test_each_later_version_has_a_link_to_its_comparison(desk):
    paper = await compared(desk, FIRST, SECOND, THIRD)
    page = (await desk.client.get(f"{paper}/about")).text
    assert re.findall(rf'href="{paper}/comparison\?new=(\d)"', page) == ["3", "2"]
