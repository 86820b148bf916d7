"""The first page: the meeting that matters now, as far as its reader may look into it."""

from __future__ import annotations

from documents.commands.attaching import attach
from tests.documents.make_pdf import pdf
from tests.meetings.visiting import visit
from tests.world import World


async def test_a_closed_item_is_a_number_without_papers_or_minutes(world: World) -> None:
    chair, item = world.people["prime_minister"].viewer, world.sitting.items[2]
    about = {"title": "Báo cáo kín", "kind": "report", "meeting": world.sitting.id, "item": item}
    await attach(chair, **about, upload_name="a.pdf", data=pdf())
    for name, told in (("minister", "Bộ Quốc phòng 1 tài liệu 30 phút"), ("office", ""), ("substitute", "")):
        async with visit(world.people[name].viewer) as visitor:
            page = (await visitor.get("/")).text
        _, title, rest = page.partition("Nội dung kín" if told else "Nội dung họp kín")
        assert title, name
        assert rest.startswith(f" {told}") if told else not rest.lstrip().startswith(("0 tài", "1 tài", "30 ph")), name
