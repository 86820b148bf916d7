"""What only the worker can find: a mark of secrecy further inside, pages that cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from documents import rendering, store
from documents.commands.attaching import attach
from documents.jail.asking import Limits
from documents.queries.pages import page_sizes, rendering_of, text_of_pages
from documents.queries.papers import PaperRow, paper
from documents.rules.reasons import HALF_DRAWN, MARKED, UNDRAWN
from ecabinet import notices
from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.jobs import do_due
from ecabinet.settings import settings, use
from tests.documents.desk import Desk
from tests.documents.make_pdf import pages
from tests.documents.make_word import paragraph, word
from tests.papers import checked

LONG = [f"KHÔNG {n}" for n in range(30)]


async def sent(by: Viewer, data: bytes, name: str = "a.pdf") -> PaperRow:
    return await paper(await attach(by, title="Dự thảo", kind="draft", upload_name=name, data=data, meeting=9017))


def marked(n: int) -> bytes:
    return pages(*LONG[:n], "MẬT", *LONG[n:])


def files(folder: str) -> list[Path]:
    return [path for path in (settings().data_dir / folder).rglob("*") if path.is_file()]


@pytest.mark.parametrize("n", [3, 25])
async def test_a_mark_further_inside_puts_the_paper_aside(office: Viewer, n: int) -> None:
    """On a page that is drawn before anybody reads it, and on one that is drawn afterwards."""
    row = await sent(office, marked(n))
    await checked()
    row = await paper(row.id)
    assert (row.state, row.reason) == ("quarantined", MARKED)
    drawn = await rendering_of(row.sha256)
    assert drawn is not None
    assert (drawn.state, drawn.ready, drawn.outline) == ("failed", 0, [])
    assert await page_sizes(row.sha256) == []
    (aside,) = files("quarantine")
    assert (aside.name, aside.stat().st_mode & 0o777) == (row.sha256, 0o600)
    assert aside.parent.stat().st_mode & 0o777 == 0o700
    assert not [path for path in files("papers") + files("pages") if row.sha256[2:] in str(path)]


async def test_whoever_sent_it_is_told_and_the_journal_says_no_more_than_before(office: Viewer) -> None:
    row = await sent(office, marked(3))
    await checked()
    (notice,), _ = await notices.of_person(office.person, page=1)
    assert (notice.href, "Dự thảo" in notice.text) == (f"/papers/{row.id}", True)
    event = await fetch_one("SELECT * FROM event WHERE kind = 'paper.quarantined'")
    assert (event["subject_id"], event["room"], event["actor"]) == (row.id, 9017, None)
    assert event["data"] == '{"n": 1, "title": "Dự thảo", "paper_kind": "draft"}'


async def test_nothing_of_it_can_be_read_any_more(desk: Desk) -> None:
    row = await sent(desk.viewer, marked(25))
    desk.relations[row.id] = Relation()
    await do_due(most=2, slow=True)
    assert (await desk.client.get(f"/papers/{row.id}/versions/1/original")).status_code == 200
    await checked()
    for path in ("original", "text"):
        assert (await desk.client.get(f"/papers/{row.id}/versions/1/{path}")).status_code == 404
    page = (await desk.client.get(f"/papers/{row.id}")).text
    assert "Trong tệp có dấu độ mật" in page
    assert "Đã để riêng" in (await desk.client.get(f"/papers/{row.id}/about")).text


async def test_a_mark_that_only_libreoffice_shows_puts_a_word_paper_aside(office: Viewer, soffice: str) -> None:
    use(msgspec.structs.replace(settings(), soffice=soffice))
    lines = [*(f"Dòng {n}." for n in range(130)), "MẬT"]
    row = await sent(office, word("".join(map(paragraph, lines))), "a.docx")
    await checked()
    assert (await paper(row.id)).state == "quarantined"
    assert files("quarantine")


async def test_the_same_content_sent_again_is_put_aside_again(office: Viewer) -> None:
    await sent(office, marked(3))
    await checked()
    again = await sent(office, marked(3))
    assert again.state == "received"
    await checked()
    assert (await paper(again.id)).state == "quarantined"
    assert len(files("quarantine")) == 1


async def test_a_crash_while_it_is_put_aside_leaves_nothing_behind(
    office: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def crash(sha256: str) -> None:
        raise OSError

    row = await sent(office, marked(3))
    with monkeypatch.context() as patch:
        patch.setattr(store, "put_aside", crash)
        await do_due(slow=True)
    assert [path for path in files("papers") if path.name == row.sha256[2:]]
    await fetch("UPDATE outbox SET due = now() WHERE done_at IS NULL")
    await checked()
    assert not [path for path in files("papers") if path.name == row.sha256[2:]]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "DRAWING", Limits(seconds=4))


async def test_a_file_whose_first_page_cannot_be_drawn_is_refused(office: Viewer, impatient: None) -> None:
    row = await sent(office, pages("0", "1", endless=frozenset({1})))
    await checked()
    row = await paper(row.id)
    assert (row.state, row.reason) == ("refused", UNDRAWN)
    (notice,), _ = await notices.of_person(office.person, page=1)
    assert notice.href == f"/papers/{row.id}"
    assert not [path for path in files("papers") if path.name == row.sha256[2:]]


async def test_a_page_that_cannot_be_drawn_is_left_out_and_said(office: Viewer, impatient: None) -> None:
    """Those after it are drawn, and nobody waits for it more than twice."""
    row = await sent(office, pages(*LONG, endless=frozenset({3, 8, 9})))
    await checked()
    drawn = await rendering_of(row.sha256)
    assert drawn is not None
    assert (drawn.state, drawn.pages, drawn.ready, drawn.reason) == ("failed", 30, 27, HALF_DRAWN)
    assert (await paper(row.id)).state == "readable"
    assert [one.n for one in await page_sizes(row.sha256)] == sorted({*range(1, 31)} - {3, 8, 9})
    assert len(await text_of_pages(row.sha256)) == 27
