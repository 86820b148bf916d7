"""A paper that is not ready says how far it is, asks again by itself, and stops asking."""

from __future__ import annotations

import re

from documents.commands.attaching import attach
from ecabinet.access import Relation
from ecabinet.jobs import do_due
from tests.documents.desk import Desk
from tests.documents.make_pdf import pages
from tests.papers import checked


async def attached(desk: Desk, count: int = 8) -> str:
    """The address of the new version."""
    data = pages(*(f"KHÔNG {n}" for n in range(count)))
    made = await attach(desk.viewer, title="Dự thảo", kind="draft", upload_name="a.pdf", data=data)
    desk.relations[made] = Relation()
    return f"/papers/{made}/versions/1"


def counts(html: str) -> dict[str, str]:
    return dict(re.findall(r'data-(state|rendering|ready|pages)="(\w*)"', html))


async def test_it_says_how_many_of_its_pages_are_ready(desk: Desk) -> None:
    version = await attached(desk)
    said = []
    while await do_due(most=1, slow=True):
        said.append(counts((await desk.client.get(f"{version}/status")).text))
    assert said == [
        {"state": "checking", "rendering": "waiting", "ready": "0", "pages": "0"},
        {"state": "readable", "rendering": "running", "ready": "5", "pages": "8"},
        {"state": "readable", "rendering": "done", "ready": "8", "pages": "8"},
    ]


async def test_the_page_asks_again_until_all_is_there(desk: Desk) -> None:
    version = await attached(desk)
    asking = f'hx-get="{version}/status?waiting=on" hx-trigger="every 1s"'
    page = (await desk.client.get(version)).text
    assert asking in page
    assert f'href="{version}"' in page, "for those without script"
    assert "Đang kiểm tra tệp và chuẩn bị các trang" in page
    assert "/original" not in page
    await do_due(most=2, slow=True)
    page = (await desk.client.get(version)).text
    assert f'hx-get="{version}/status" hx-trigger' in page
    assert "Đang chuẩn bị: 5/8 trang" in page
    assert "/original" in page
    await checked()
    assert "hx-trigger" not in (await desk.client.get(f"{version}/status")).text


async def test_the_page_that_waited_is_drawn_anew_once_it_can_be_read(desk: Desk) -> None:
    version = await attached(desk)
    for path in ("/status", "/status?waiting=on", "/status?waiting=maybe"):
        assert "hx-refresh" not in (await desk.client.get(version + path)).headers
    await do_due(most=2, slow=True)
    assert (await desk.client.get(f"{version}/status?waiting=on")).headers["hx-refresh"] == "true"
    assert "hx-refresh" not in (await desk.client.get(f"{version}/status")).headers


async def test_a_version_of_nothing_has_no_status(desk: Desk) -> None:
    version = await attached(desk)
    assert (await desk.client.get(version.replace("versions/1", "versions/2") + "/status")).status_code == 404
