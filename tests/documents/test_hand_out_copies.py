"""Copies of a paper without a file: by number and person handed out, taken back, and a wrong entry undone."""

from __future__ import annotations

import json

import httpx
import pytest

from documents import gatekeeper
from documents.commands.attaching import attach_stub
from documents.gatekeeper import Reader
from documents.queries.copies import CopyRow, copies_of, numbers_out
from documents.queries.papers import PaperFacts
from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch
from tests.documents.desk import Desk, client_of, office_of
from tests.documents.make_pdf import pdf
from tests.documents.test_open_a_paper import attached

pytestmark = pytest.mark.usefixtures("readers")


@pytest.fixture
async def people(database: object) -> list[Viewer]:
    return [await office_of(f"Đại biểu {letter}", duties=("member",)) for letter in "ABC"]


@pytest.fixture
def readers(people: list[Viewer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each paper may be read by these people."""

    async def finder(paper: PaperFacts) -> list[Reader]:
        return [Reader(one.person, one.name) for one in people]

    monkeypatch.setattr(gatekeeper, "_readers_finders", [finder])


@pytest.fixture
async def paper(desk: Desk) -> int:
    made = await attach_stub(desk.viewer, title="Phát tại phòng họp", kind="report", meeting=9017, item=9003)
    desk.relations[made] = Relation()
    return made


async def hand_out(desk: Desk, paper: int, *people: Viewer, number: object = "") -> httpx.Response:
    form = {"_csrf_token": desk.viewer.csrf, "people": [one.person for one in people], "number": number}
    return await desk.client.post(f"/papers/{paper}/copies", data=form, headers={"origin": "http://127.0.0.1:8000"})


async def press(desk: Desk, paper: int, row: CopyRow, noun: str, **fields: str) -> httpx.Response:
    return await desk.send(f"/papers/{paper}/copies/{row.id}/{noun}", None, **fields)


async def held(paper: int) -> dict[int, str]:
    return {row.number: row.name for row in await copies_of(paper) if row.returned_at is None}


async def told(paper: int) -> list[tuple[str, int, int]]:
    rows = await fetch(
        "SELECT kind, data, room, item FROM event"
        " WHERE subject_kind = 'paper' AND subject_id = $1 AND kind LIKE 'copy.%' ORDER BY id",
        paper,
    )
    assert {(row["room"], row["item"]) for row in rows} <= {(9017, 9003)}
    return [(row["kind"], data["number"], data["person"]) for row in rows if (data := json.loads(row["data"]))]


async def test_copies_get_the_next_numbers_one_each(desk, paper, people):
    answer = await hand_out(desk, paper, *people[:2])
    assert (answer.status_code, answer.headers["location"]) == (303, f"/papers/{paper}#copies")
    await hand_out(desk, paper, people[2])
    assert await held(paper) == {1: "Đại biểu A", 2: "Đại biểu B", 3: "Đại biểu C"}
    assert await told(paper) == [("copy.handed_out", n, one.person) for n, one in enumerate(people, start=1)]


async def test_a_given_number_is_the_first(desk, paper, people):
    await hand_out(desk, paper, *people[:2], number=7)
    assert await held(paper) == {7: "Đại biểu A", 8: "Đại biểu B"}
    await hand_out(desk, paper, people[2])
    assert 9 in await held(paper)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("8", "Bản số 8 đã được phát"),
        ("7", "Bản số 8 đã được phát"),
        ("9999", "không vượt quá 9999"),
        ("10000", "9999"),
        ("0", ""),
        ("-1", ""),
        ("99999999999999999999", ""),
        ("bảy", ""),
    ],
)
async def test_a_number_that_cannot_be_is_refused_and_the_form_kept(desk, paper, people, number, said):
    await hand_out(desk, paper, people[0], number=8)
    answer = await hand_out(desk, paper, *people[1:], number=number)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{people[1].person}" checked' in answer.text
    assert await held(paper) == {8: "Đại biểu A"}


async def test_only_who_may_read_the_paper_gets_one(desk, paper, people):
    stranger = await office_of("Người ngoài")
    for chosen, said in (([stranger], "Chỉ chọn người có trong danh sách"), ([], "Chọn người nhận bản giấy")):
        answer = await hand_out(desk, paper, *chosen)
        assert (answer.status_code, said in answer.text) == (422, True)
    assert await held(paper) == {}


async def test_who_holds_a_copy_gets_no_second_and_nobody_half_a_list(desk, paper, people):
    await hand_out(desk, paper, people[0])
    answer = await hand_out(desk, paper, *people)
    assert (answer.status_code, "còn giữ bản số 1" in answer.text) == (422, True)
    assert await held(paper) == {1: "Đại biểu A"}


async def test_it_comes_back_once(desk, paper, people):
    await hand_out(desk, paper, *people[:2])
    row = (await copies_of(paper))[0]
    for _ in range(2):
        assert (await press(desk, paper, row, "return")).status_code == 303
    assert await held(paper) == {2: "Đại biểu B"}
    assert [kind for kind, *_ in await told(paper)].count("copy.taken_back") == 1
    assert await numbers_out([paper]) == {paper: [2]}
    await hand_out(desk, paper, people[0])
    assert await held(paper) == {2: "Đại biểu B", 3: "Đại biểu A"}


async def test_a_wrong_entry_is_undone_and_stays_in_the_journal(desk, paper, people):
    await hand_out(desk, paper, people[0], number=7)
    (row,) = await copies_of(paper)
    await press(desk, paper, row, "return")
    assert (await press(desk, paper, row, "correction", wrong="return")).status_code == 303
    assert await held(paper) == {7: "Đại biểu A"}
    assert (await press(desk, paper, row, "correction", wrong="handing")).status_code == 303
    assert await copies_of(paper) == []
    person = people[0].person
    assert await told(paper) == [
        ("copy.handed_out", 7, person),
        ("copy.taken_back", 7, person),
        ("copy.return_undone", 7, person),
        ("copy.handing_undone", 7, person),
    ]


async def test_pressing_twice_undoes_one_entry(desk, paper, people):
    await hand_out(desk, paper, people[0])
    (row,) = await copies_of(paper)
    await press(desk, paper, row, "return")
    answers = [await press(desk, paper, row, "correction", wrong="return") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert await held(paper) == {1: "Đại biểu A"}
    assert (await press(desk, paper, row, "correction", wrong="all")).status_code == 422


async def test_a_copy_of_another_paper_is_not_touched_here(desk, paper, people):
    other = await attach_stub(desk.viewer, title="Tài liệu khác", kind="report")
    desk.relations[other] = Relation()
    await hand_out(desk, other, people[0])
    (row,) = await copies_of(other)
    for noun, fields in (("return", {}), ("correction", {"wrong": "handing"})):
        assert (await press(desk, paper, row, noun, **fields)).status_code == 409
    assert await held(other) == {1: "Đại biểu A"}


async def test_a_paper_with_a_file_has_no_copies(desk, people):
    row = await attached(desk, pdf(), name="a.pdf")
    assert (await hand_out(desk, row.id, people[0])).status_code == 404
    assert (await desk.client.get(f"/papers/{row.id}/copies")).status_code == 404
    assert 'id="copies"' not in (await desk.client.get(f"/papers/{row.id}")).text


async def test_who_hands_out_sees_all_and_the_list_for_printing(desk, paper, people):
    await hand_out(desk, paper, *people)
    await press(desk, paper, (await copies_of(paper))[1], "return")
    page, printed = [(await desk.client.get(f"/papers/{paper}{more}")).text for more in ("", "/copies")]
    for text in (page, printed):
        assert all(one.name in text for one in people)
        assert "đã thu về" in text or "Thu về lúc" in text
    assert "Còn 2 trên 3 bản chưa thu về" in printed
    assert "Ký nhận" in printed


async def test_a_member_sees_his_own_copy_and_no_other(desk, paper, people):
    await hand_out(desk, paper, *people[:2], number=7)
    for one, sees in ((people[0], "Bản số 7"), (people[2], "")):
        async with client_of(one) as client:
            desk.relations[paper] = Relation(capacity="member")
            text = (await client.get(f"/papers/{paper}")).text
            assert (await client.get(f"/papers/{paper}/copies")).status_code == 403
        assert ("đã nhận lúc" in text) is bool(sees)
        assert sees in text
        assert "Bản số 8" not in text
        assert "/copies" not in text
