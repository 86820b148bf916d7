"""The meetings of the matrix. A mark begins with Zq; `tests.authz.marks` says who may read it."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.clock import add_working_days, house_day, house_time
from ecabinet.sample.diary import at, working_day
from ecabinet.sample.meetings.plan import Absence, Ballot, Clause, Doc, Item, Plan
from ecabinet.sample.people import members

HOUR = timedelta(hours=1)
CLERKS, OTHERS, THIRD = "Bộ Xây dựng", "Bộ Y tế", "Bộ Tài chính"
SUBSTITUTE, INVITEE = "thutruong.bongoaigiao", "daidien.kiemtoannhanuoc"


def sitting(now: datetime) -> Plan:
    """Two closed items behind it, the second with clearances; an open ballot on the third; and one still to come."""
    starts = house_time(now) - 3 * HOUR
    return Plan(
        kind="government",
        title="Phiên Zqsitting",
        starts_at=starts,
        ends_at=starts + 6 * HOUR,
        called_on=add_working_days(house_day(starts), -4),
        until="sitting",
        members=members(),
        invitees=(INVITEE,),
        absent={"bongoaigiao": Absence(reason="Công tác nước ngoài", substitute=SUBSTITUTE)},
        late=frozenset({"boyte"}),
        on=3,
        items=(
            _item("Zqclosed", closed=True),
            _item("Zqcleared", closed=True, cleared=("vutheodoi", "vutonghop", "thuky", SUBSTITUTE, INVITEE)),
            _item("Zqitem", cleared=(INVITEE,), votes={"bonoivu": ("against", "Zqremark")}),
            _item("Zqlater"),
        ),
    )


def called(now: datetime) -> Plan:
    """One asks for leave, and nobody has agreed to it yet."""
    return _called(
        now, title="Phiên Zqcalled", members=members(), invitees=(INVITEE,), unanswered=frozenset({"boxaydung"}),
        absent={"bonoivu": Absence(reason="Zqleave", agreed=False)}, items=(_item("Zqcalleditem"),),
    )  # fmt: skip


def elsewhere(now: datetime) -> Plan:
    starts = house_time(now) - HOUR
    return Plan(
        kind="thematic",
        title="Phiên Zqelsewhere",
        starts_at=starts,
        ends_at=starts + 4 * HOUR,
        called_on=add_working_days(house_day(starts), -4),
        until="sitting",
        chair="phothutuong2",
        members=("botaichinh", "bocongthuong"),
        secretary="vp.vanphongchinhphu",
        on=1,
        items=(_item("Zqbeyond", votes={"botaichinh": ("for", "Zqremark")}),),
    )


def called_elsewhere(now: datetime) -> Plan:
    return _called(
        now, title="Phiên Zqnextelsewhere", chair="phothutuong2", members=("botaichinh",),
        secretary="vp.vanphongchinhphu", absent={"botaichinh": Absence(reason="Zqfarleave", agreed=False)},
        items=(_item("Zqnextbeyond"),),
    )  # fmt: skip


def _called(now: datetime, **more: object) -> Plan:
    today = house_day(now)
    day = working_day(today + timedelta(days=7))
    when = {"starts_at": at(day, 14), "ends_at": at(day, 17), "called_on": add_working_days(today, -2)}
    return Plan(kind="government", until="called", **when, **more)  # type: ignore[arg-type]


def _item(
    mark: str, *, closed: bool = False, cleared: tuple[str, ...] = (), votes: dict[str, tuple[str, str]] | None = None
) -> Item:
    ballot = Ballot(question=f"Đồng ý {mark}?", votes=votes or {}, voters=tuple(votes or ()), opens=bool(votes))
    return Item(
        title=f"Nội dung {mark}", kind="draft", agency=CLERKS, closed=closed, cleared=cleared, ballot=ballot,
        papers=(Doc(title=f"Dự thảo {mark}", kind="draft", points=(f"Điều 1. {mark}",)),),
        clauses=(Clause(text=f"Kết luận {mark}."),),
    )  # fmt: skip
