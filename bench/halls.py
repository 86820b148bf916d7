"""Two running sittings of a thousand: a conference that mostly looks on, and a hall where everybody votes."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from ecabinet import register, sessions
from ecabinet.access import Viewer
from ecabinet.clock import now
from ecabinet.db import work
from ecabinet.passwords import hash_now
from ecabinet.sample.people import Sample, government, others, settle
from meetings.commands import attending, inviting, planning, showing, sitting

TITLES = ("Dự thảo Nghị định về dữ liệu số", "Báo cáo tình hình kinh tế - xã hội")
SCREENS = 0.07  # of all sockets at a conference


class Sitting(msgspec.Struct, frozen=True):
    """`sessions` are (group, session token) of those who come with a socket; a screen's is (“screen”, its address)."""

    meeting: int
    items: list[int]
    chair: Viewer
    comers: list[tuple[str, str]]
    latecomer: int = 0

    def sockets(self, port: int) -> list[dict[str, str]]:
        room, host = f"/meetings/{self.meeting}/live", f"127.0.0.1:{port}"
        return [
            {"group": group, "host": host, "path": f"/screens/{key}/live", "cookie": ""}
            if group == "screen"
            else {"group": group, "host": host, "path": room, "cookie": f"session={key}"}
            for group, key in self.comers
        ]


async def fill(sockets: int) -> tuple[Sitting, Sitting]:
    """A conference with members, delegates and big screens, and a hall of as many voters."""
    await register.load()
    members = list(government())
    delegates = [
        Sample(key=f"daibieu{n}", name=f"Đại biểu ({n})", role="member", kind="minister", duties=("member",))
        for n in range(sockets - len(members))
    ]
    people = await settle([*members, *others(), *delegates], hash_now("a password of the benchmark"))
    office, secretary = people["vutonghop"], people["thuky"]
    government_ = [people[one.key] for one in members]
    crowd = [people[one.key] for one in delegates]
    conference = await _conference(office, government_, secretary, crowd, sockets)
    hall = await _sitting(office, [*government_, *crowd], secretary, [])
    voters = [*government_, *crowd]
    return conference, msgspec.structs.replace(hall, comers=[("voter", token) for token in await _tokens(voters)])


async def _conference(
    office: Viewer, members: list[Viewer], secretary: Viewer, crowd: list[Viewer], sockets: int
) -> Sitting:
    """One member comes without a socket: it is his coming and going that everybody is shown."""
    *seated, late = members
    watching = round(sockets * SCREENS)
    delegates = crowd[: sockets - watching - len(seated) - 1]
    made = await _sitting(office, members, secretary, delegates)
    address = await showing.add_screen(office, made.meeting)
    tokens = await _tokens([*seated, secretary, *delegates])
    groups = ["chair", *["member"] * (len(seated) - 1), "secretary", *["delegate"] * len(delegates)]
    comers = [*zip(groups, tokens, strict=True), *[("screen", address)] * watching]
    return msgspec.structs.replace(made, comers=comers, latecomer=late.person)


async def _sitting(office: Viewer, members: list[Viewer], secretary: Viewer, delegates: list[Viewer]) -> Sitting:
    start, chair = now(), members[0]
    plan = planning.Plan(
        kind="government", title="Phiên họp", place="Phòng họp", starts_at=start, ends_at=start + timedelta(hours=4)
    )
    meeting = await planning.create_meeting(office, plan)
    items = [await planning.add_item(office, meeting, planning.ItemPlan(title=title, kind="draft")) for title in TITLES]
    await inviting.invite(office, meeting, [chair.person], "chair")
    await inviting.invite(office, meeting, [one.person for one in members[1:]], "member")
    await inviting.invite(office, meeting, [secretary.person], "secretary")
    if invited := [one.person for one in delegates]:
        await inviting.invite(office, meeting, invited, "invitee")
        for item in items:
            await inviting.clear(office, item, invited)
    await inviting.call(office, meeting)
    await sitting.open_sitting(chair, meeting)
    await sitting.go_to(chair, items[0])
    for one in [*members, *delegates]:
        await attending.arrive(chair, meeting, one.person, mode="room")
    return Sitting(meeting, items, chair, [])


async def _tokens(people: list[Viewer]) -> list[str]:
    async with work(None) as act:
        return [await sessions.start(act, one.account, "bench") for one in people]
