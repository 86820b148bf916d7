"""The online conference with all provinces later today: its sites try their connection beforehand."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.clock import add_working_days, house_day, house_time
from ecabinet.sample.diary import at
from ecabinet.sample.meetings.plan import Doc, Item, Plan

CITY = "daidien.thanhphohochiminh"
AHEAD = timedelta(hours=3, minutes=15)


def plan(now: datetime) -> Plan:
    """Never after midnight: presence is declared on the day itself."""
    day = house_day(now)
    starts = min(house_time(now).replace(second=0, microsecond=0) + AHEAD, at(day, 23))
    return Plan(
        kind="conference",
        title="Hội nghị trực tuyến toàn quốc về đẩy mạnh giải ngân vốn đầu tư công",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=150),
        called_on=add_working_days(day, -5),
        until="called",
        chair="phothutuong1",
        members=("botaichinh", "boxaydung", "bonoivu", "bocongthuong", "vanphongchinhphu"),
        invitees=(CITY,),
        provinces=True,
        items=(
            Item(
                title="Tình hình giải ngân vốn đầu tư công và các giải pháp đến hết năm",
                kind="report",
                agency="Bộ Tài chính",
                minutes=60,
                cleared=(CITY,),
                papers=(
                    Doc(
                        title="Báo cáo tình hình giải ngân vốn đầu tư công",
                        kind="report",
                        points=(
                            "1. Kết quả giải ngân của các bộ, cơ quan và địa phương đến hết tháng trước.",
                            "2. Các địa phương giải ngân dưới mức bình quân chung cả nước và nguyên nhân.",
                            "3. Kiến nghị giao mục tiêu từng tháng và trách nhiệm của người đứng đầu.",
                        ),
                    ),
                ),
            ),
            Item(
                title="Ý kiến của các địa phương", kind="discussion", agency="Bộ Tài chính", minutes=75,
                cleared=(CITY,),
            ),
        ),
    )  # fmt: skip
