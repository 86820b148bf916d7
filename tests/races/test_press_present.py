""" "Present" pressed by two hands, twice, or against "leave": one person is in one place."""

from __future__ import annotations

from meetings.commands import attending, sitting
from tests.races.session import Session, count
from tests.races.start import at_once, refused, times

STAYS = "attendance a JOIN participant p ON p.id = a.participant WHERE p.meeting = $1 AND p.person = $2"


async def stays(session: Session, person: int) -> tuple[int, int]:
    """All stays, and those that go on."""
    return (
        await count(STAYS, session.meeting, person),
        await count(f"{STAYS} AND a.left_at IS NULL", session.meeting, person),
    )


async def test_present_pressed_many_times_is_one_stay_and_one_event(session: Session) -> None:
    member = session.voters[1]
    await attending.depart(member, session.meeting, member.person)
    before, _ = await stays(session, member.person)
    press = lambda: attending.arrive(member, session.meeting, member.person, mode="room")  # noqa: E731
    record = lambda: attending.arrive(session.secretary, session.meeting, member.person, mode="room")  # noqa: E731
    assert refused(await at_once([*times(10, press), *times(10, record)])) == []
    assert await stays(session, member.person) == (before + 1, 1)
    arrived = "event WHERE kind = 'person.arrived' AND room = $1 AND data->>'person' = $2"
    assert await count(arrived, session.meeting, str(member.person)) == before + 1


async def test_in_the_room_and_online_at_once_end_in_one_of_them(session: Session) -> None:
    member = session.voters[1]
    ends = await at_once([
        lambda mode=mode: attending.arrive(member, session.meeting, member.person, mode=mode)
        for mode in ("room", "remote", "paper") * 5
    ])  # fmt: skip
    assert refused(ends) == []
    assert (await stays(session, member.person))[1] == 1


async def test_coming_and_going_at_once_leaves_no_half_stay(session: Session) -> None:
    member = session.voters[1]
    for _ in range(5):
        ends = await at_once([
            *times(3, lambda: attending.arrive(member, session.meeting, member.person, mode="room")),
            *times(3, lambda: attending.depart(member, session.meeting, member.person)),
        ])  # fmt: skip
        assert refused(ends) == []
        assert (await stays(session, member.person))[1] in {0, 1}


async def test_nobody_comes_into_a_sitting_that_closes_at_the_same_moment(session: Session) -> None:
    member = session.voters[1]
    await attending.depart(member, session.meeting, member.person)
    await at_once([
        lambda: sitting.close_sitting(session.chair, session.meeting),
        *times(5, lambda: attending.arrive(member, session.meeting, member.person, mode="room")),
    ])  # fmt: skip
    assert (await stays(session, member.person))[1] == 0
