"""The form for a new version: what is wrong stands at its field in plain words, and what was typed is still there."""

import pytest

from documents.commands.attaching import attach
from documents.queries.versions import versions
from ecabinet.access import Relation
from ecabinet.db import fetch_one
from tests.documents.desk import Desk
from tests.documents.make_word import paragraph, word


@pytest.fixture
async def draft(desk: Desk) -> int:
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name="a.docx", data=word())
    desk.relations[made] = Relation()
    return made


NEXT = ("b.docx", word(paragraph("Bản hai.")))


async def test_a_new_version_is_added(desk, draft):
    answer = await desk.send(f"/papers/{draft}/versions", NEXT, why="Tiếp thu ý kiến Bộ Tư pháp")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/papers/{draft}/about")
    assert [(row.n, row.why) for row in await versions(draft)] == [(2, "Tiếp thu ý kiến Bộ Tư pháp"), (1, "")]


@pytest.mark.parametrize(
    ("upload", "why", "says"),
    [
        (("b.docx", b"MZ"), "Sửa", "không phải văn bản Word"),
        (("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "Sửa", "tệp Word cũ"),
        (("b.docx", b""), "Sửa", "Tệp rỗng"),
        (("b.docx", word(paragraph("TUYỆT MẬT"))), "Sửa", "không được tải lên"),
        (("b.docx", word()), "Sửa", "giống hệt bản trước"),
        (None, "Sửa", "Chọn tệp"),
        (NEXT, "", "Cần điền ô này"),
        (NEXT, "x" * 501, "500"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(desk, draft, upload, why, says):
    answer = await desk.send(f"/papers/{draft}/versions", upload, why=why)
    assert answer.status_code == 422
    assert says in answer.text
    assert why in answer.text
    assert len(await versions(draft)) == 1


async def test_who_sees_the_paper_but_may_not_add_to_it_is_told_why(desk, draft):
    await fetch_one("UPDATE account SET duties = '{member}' WHERE id = $1 RETURNING id", desk.viewer.account)
    desk.relations[draft] = Relation(capacity="member")
    page = await desk.client.get(f"/papers/{draft}/about")
    assert 'type="file"' not in page.text
    assert (await desk.send(f"/papers/{draft}/versions", NEXT, why="Sửa")).status_code == 403
    assert len(await versions(draft)) == 1


async def test_who_may_not_see_the_paper_does_not_learn_that_it_is_there(desk, draft):
    desk.relations[draft] = None
    answers = [await desk.send(f"/papers/{number}/versions", NEXT, why="Sửa") for number in (draft, 10**6)]
    assert [answer.status_code for answer in answers] == [404, 404]


async def test_without_the_token_nothing_is_done(desk, draft):
    files = [("why", (None, "Sửa")), ("upload", NEXT)]
    answer = await desk.client.post(
        f"/papers/{draft}/versions", files=files, headers={"origin": str(desk.client.base_url).rstrip("/")}
    )
    assert answer.status_code == 403
    assert len(await versions(draft)) == 1
