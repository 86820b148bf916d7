"""What is known of a paper, and its file: for those who may see it, and for others as if it were not there."""

from urllib.parse import unquote

import pytest

from documents.commands.attaching import attach, attach_stub, replace
from documents.queries.papers import PaperRow, paper
from documents.rules.names import clean_name
from ecabinet.access import Relation
from ecabinet.db import fetch
from tests.documents.desk import Desk
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word
from tests.papers import checked

SECRET_MARKER = "Nội dung chỉ người được xem mới thấy."


async def attached(desk: Desk, data: bytes | None = None, name: str = "Tờ trình số 5.docx", **more: int) -> PaperRow:
    sent = data or word(paragraph(SECRET_MARKER))
    made = await attach(desk.viewer, title="Tờ trình", kind="submission", upload_name=name, data=sent, **more)
    desk.relations[made] = Relation()
    await checked()
    return await paper(made)


async def test_a_word_paper_without_pages_is_shown_as_text(desk):
    row = await attached(desk)
    answer = await desk.client.get(f"/papers/{row.id}")
    assert answer.status_code == 200
    assert SECRET_MARKER in answer.text


async def test_what_is_known_of_it_has_a_page_of_its_own(desk):
    row = await attached(desk, meeting=9017, item=9003)
    answer = await desk.client.get(f"/papers/{row.id}/about")
    assert answer.status_code == 200
    for shown in ("Tờ trình số 5.docx", row.sha256, "Chuyên viên thử nghiệm", 'href="/items/9003"', 'type="file"'):
        assert shown in answer.text
    assert SECRET_MARKER not in answer.text
    assert "thấy ai đã mở bản nào" in answer.text


async def test_what_a_paper_says_stays_text(desk):
    row = await attached(desk, word(paragraph("&lt;script&gt;alert(1)&lt;/script&gt; &lt;a hx-get=/x&gt;")))
    answer = await desk.client.get(f"/papers/{row.id}")
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text
    assert '<article class="paper" hx-ignore>' in answer.text


async def test_a_copy_is_offered_and_given_to_who_may_take_one(desk):
    row = await attached(desk)
    await fetch("UPDATE account SET duties = '{member}' WHERE id = $1", desk.viewer.account)
    original = f"/papers/{row.id}/versions/1/original"
    for relation, status in (
        (Relation(capacity="member", downloads=True), 200),
        (Relation(capacity="member"), 403),
        (Relation(capacity="substitute", downloads=True), 403),
        (Relation(capacity="chair"), 200),
        (Relation(capacity="secretary"), 200),
        (Relation(capacity="secretary", cleared=False), 404),
    ):
        desk.relations[row.id] = relation
        answer = await desk.client.get(original)
        assert (answer.status_code, answer.headers["cache-control"]) == (status, "no-store")
        if status != 404:
            offered = f'href="{original}" download' in (await desk.client.get(f"/papers/{row.id}/about")).text
            assert offered is (status == 200)
    desk.relations[row.id] = Relation(capacity="substitute")
    assert "hãy đề nghị thư ký cuộc họp" in (await desk.client.get(original)).text


async def test_the_original_pdf_is_shown_in_place_and_can_run_nothing(desk):
    sent = pdf("KHÔNG")
    row = await attached(desk, sent, name="Báo cáo “quý 3”.pdf")
    answer = await desk.client.get(f"/papers/{row.id}/versions/1/original")
    assert (answer.status_code, answer.content) == (200, sent)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith(
        "inline; filename=\"Bao cao _quy 3_.pdf\"; filename*=UTF-8''"
    )
    assert unquote(answer.headers["content-disposition"].partition("''")[2]) == "Báo cáo “quý 3”.pdf"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; sandbox;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-length"] == str(len(sent))


async def test_the_original_word_file_is_always_a_download(desk):
    row = await attached(desk)
    answer = await desk.client.get(f"/papers/{row.id}/versions/1/original")
    assert answer.headers["content-disposition"].startswith('attachment; filename="To trinh so 5.docx"')
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")


@pytest.mark.parametrize(
    "name", ["a\r\nset-cookie: b=c.docx", 'a"; filename="b.docx', "\u202exoc.docx", "x" * 500 + ".docx"]
)
async def test_a_name_cannot_add_a_header_or_another_name(desk, name):
    row = await attached(desk, name=name)
    answer = await desk.client.get(f"/papers/{row.id}/versions/1/original")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-disposition"].count('filename="') == 1
    assert row.name == clean_name(name)


@pytest.mark.parametrize("path", ["", "/about", "/versions/1", "/versions/1/original", "/versions/1/text"])
async def test_what_is_not_yours_looks_like_what_is_not_there(desk, path):
    row = await attached(desk)
    desk.relations[row.id] = None
    hidden, missing = [await desk.client.get(f"/papers/{number}{path}") for number in (row.id, 10**6)]
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert SECRET_MARKER not in hidden.text
    assert hidden.content == missing.content


@pytest.mark.parametrize("path", ["", "/about", "/versions/1/original", "/versions/1/pages/1.webp"])
async def test_strangers_are_sent_to_sign_in_whether_it_exists_or_not(desk, path):
    row = await attached(desk)
    desk.client.cookies.clear()
    answers = [await desk.client.get(f"/papers/{number}{path}") for number in (row.id, 10**6)]
    assert [answer.status_code for answer in answers] == [303, 303]


async def test_a_paper_nobody_answers_for_is_not_shown(desk, monkeypatch):
    row = await attached(desk)
    monkeypatch.setattr("documents.gatekeeper._finders", {})
    assert (await desk.client.get(f"/papers/{row.id}")).status_code == 404


async def test_earlier_versions_can_be_read_and_say_that_they_are_earlier(desk):
    row = await attached(desk)
    await replace(desk.viewer, row.id, why="Tiếp thu ý kiến", upload_name="b.docx", data=word(paragraph("Bản hai.")))
    await checked()
    old, new = [await desk.client.get(f"/papers/{row.id}{path}") for path in ("/versions/1", "")]
    assert SECRET_MARKER in old.text
    assert "Đây là bản cũ. Bản mới nhất là bản 2." in old.text
    assert "Bản hai." in new.text
    assert "Đây là bản cũ" not in new.text
    listed = await desk.client.get(f"/papers/{row.id}/about")
    assert "Tiếp thu ý kiến" in listed.text
    for n in (1, 2):
        assert f'href="/papers/{row.id}/versions/{n}"' in listed.text
    for path in ("/versions/3", "/versions/3/original", "/versions/0", "/versions/99999999999999999999"):
        assert (await desk.client.get(f"/papers/{row.id}{path}")).status_code == 404


async def test_a_paper_handed_out_says_so_and_offers_no_file(desk):
    made = await attach_stub(desk.viewer, title="Phát tại phòng họp", kind="report")
    desk.relations[made] = Relation()
    answer = await desk.client.get(f"/papers/{made}")
    assert "chỉ phát bản giấy" in answer.text
    assert "/original" not in answer.text
    assert 'type="file"' not in answer.text


async def test_a_version_that_was_put_aside_is_named_and_not_given_out(desk):
    row = await attached(desk)
    await fetch("UPDATE paper_version SET state = 'quarantined' WHERE paper = $1", row.id)
    page = await desk.client.get(f"/papers/{row.id}")
    assert "Không đọc được bản này." in page.text
    assert SECRET_MARKER not in page.text
    for path in ("original", "text"):
        assert (await desk.client.get(f"/papers/{row.id}/versions/1/{path}")).status_code == 404
