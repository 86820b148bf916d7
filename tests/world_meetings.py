"""The meetings of the small world, by the moment at which it is made."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.clock import add_working_days, house_day, house_time
from ecabinet.sample.diary import at, working_day
from ecabinet.sample.meetings.plan import Absence, Ballot, Clause, Doc, Item, Plan, Task
from ecabinet.sample.people import members

HOUR = timedelta(hours=1)
ORDERED = "Giao Bộ Xây dựng hoàn thiện dự thảo, trình Chính phủ."
DRAFT = Doc(title="Dự thảo Nghị quyết", kind="draft", text="nq159-2026.txt")


def called(now: datetime) -> Plan:
    today = house_day(now)
    day = working_day(today + timedelta(days=7))
    return Plan(
        kind="government",
        title="Phiên họp Chính phủ tuần sau",
        starts_at=at(day, 8),
        ends_at=at(day, 11),
        called_on=add_working_days(today, -2),
        until="called",
        members=members(),
        invitees=("daidien.kiemtoannhanuoc",),
        unanswered=frozenset({"thutuong", "boxaydung", "boyte", "daidien.kiemtoannhanuoc"}),
        items=(
            Item(title="Dự thảo được trình", kind="draft", agency="Bộ Xây dựng", papers=(DRAFT,)),
            Item(title="Báo cáo được trình", kind="report", agency="Bộ Y tế", cleared=("daidien.kiemtoannhanuoc",)),
        ),
    )


def sitting(now: datetime) -> Plan:
    starts = house_time(now) - HOUR
    return Plan(
        kind="government",
        title="Phiên họp Chính phủ đang họp",
        starts_at=starts,
        ends_at=starts + 4 * HOUR,
        called_on=add_working_days(house_day(starts), -4),
        until="sitting",
        members=members(),
        invitees=("daidien.kiemtoannhanuoc",),
        absent={"bongoaigiao": Absence(reason="Công tác nước ngoài", substitute="thutruong.bongoaigiao")},
        late=frozenset({"boyte"}),
        remote=frozenset({"phothutuong2"}),
        on=1,
        items=(
            Item(
                title="Dự thảo đang bàn",
                kind="draft",
                agency="Bộ Xây dựng",
                papers=(DRAFT,),
                cleared=("daidien.kiemtoannhanuoc",),
                ballot=Ballot(question="Đồng ý thông qua dự thảo?", opens=False),
            ),
            Item(title="Báo cáo chưa bàn", kind="report", agency="Bộ Y tế"),
            Item(title="Nội dung kín", kind="report", agency="Bộ Quốc phòng", closed=True),
        ),
    )


def past(now: datetime) -> Plan:
    day = add_working_days(house_day(now), -5)
    tasks = (Task(quote=ORDERED, lead="Bộ Xây dựng", fate="reported"),)
    return Plan(
        kind="government",
        title="Phiên họp Chính phủ đã họp",
        starts_at=at(day, 8),
        ends_at=at(day, 9),
        called_on=add_working_days(day, -4),
        until="minuted",
        members=members(),
        absent={"bongoaigiao": Absence(reason="Công tác nước ngoài", substitute="thutruong.bongoaigiao")},
        items=(
            Item(
                title="Dự thảo đã bàn",
                kind="draft",
                agency="Bộ Xây dựng",
                papers=(DRAFT,),
                ballot=Ballot(
                    question="Đồng ý thông qua dự thảo?",
                    votes={"boyte": ("against", "Chưa rõ nguồn lực."), "botuphap": ("other", "")},
                ),
                clauses=(Clause(text=f"Chính phủ thông qua dự thảo. {ORDERED}", tasks=tasks),),
            ),
        ),
    )


def elsewhere(now: datetime) -> Plan:
    starts = house_time(now) - HOUR
    return Plan(
        kind="thematic",
        title="Phiên họp khác",
        starts_at=starts,
        ends_at=starts + 4 * HOUR,
        called_on=add_working_days(house_day(starts), -4),
        until="sitting",
        chair="phothutuong2",
        members=("botaichinh", "bocongthuong"),
        secretary="vp.vanphongchinhphu",
        on=1,
        items=(
            Item(
                title="Dự thảo khác",
                kind="draft",
                agency="Bộ Tài chính",
                papers=(DRAFT,),
                ballot=Ballot(question="Đồng ý thông qua dự thảo khác?", opens=False),
                clauses=(Clause(text="Kết luận đang viết."),),
            ),
        ),
    )
