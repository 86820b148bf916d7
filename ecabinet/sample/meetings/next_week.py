"""The session that is called for next week: papers are there, some have answered."""

from __future__ import annotations

from datetime import date, timedelta

from ecabinet.clock import add_working_days
from ecabinet.sample.diary import at, working_day
from ecabinet.sample.meetings.plan import Absence, Doc, Item, Plan
from ecabinet.sample.people import BANK, members, slug

CITY = "thành phố Hồ Chí Minh"


def plan(today: date) -> Plan:
    day = working_day(today + timedelta(days=7))
    everyone = ("thutuong", *members())
    return Plan(
        kind="thematic",
        title=f"Phiên họp Chính phủ chuyên đề về thể chế và đầu tư, tháng {day.month} năm {day.year}",
        starts_at=at(day, 8, 30),
        ends_at=at(day, 11, 30),
        called_on=add_working_days(today, -2),
        until="called",
        members=members(),
        invitees=("daidien.uybantrunguongmattrantoquocvietnam", f"daidien.{slug(CITY)}"),
        absent={
            "boyte": Absence(reason="Dự hội nghị quốc tế về y tế", substitute="thutruong.boyte", agreed=False),
            "bocongan": Absence(reason="Chủ trì hội nghị của ngành", agreed=False),
            "phothutuong6": Absence(reason="Công tác nước ngoài"),
        },
        unanswered=frozenset(key for n, key in enumerate(everyone) if n % 3 == 1 or key == "thutuong"),
        readers=tuple(everyone[::2]),
        items=(_housing(), _notice(), _bank(), _schools()),
    )


def _housing() -> Item:
    return Item(
        title="Dự thảo Nghị quyết về phát triển nhà ở xã hội giai đoạn 2027 - 2030",
        kind="draft",
        agency="Bộ Xây dựng",
        minutes=45,
        papers=(
            Doc(
                title="Dự thảo Nghị quyết về phát triển nhà ở xã hội",
                kind="draft",
                points=(
                    "Điều 1. Mục tiêu theo từng năm và từng địa phương nêu tại Phụ lục.",
                    "Điều 2. Thời gian giải quyết thủ tục giảm ít nhất một nửa.",
                    "Điều 3. Bộ Xây dựng công khai tiến độ hằng quý.",
                ),
            ),
            Doc(
                title="Tờ trình về dự thảo Nghị quyết phát triển nhà ở xã hội",
                points=(
                    "1. Kết quả giai đoạn trước và nguyên nhân chậm.",
                    "2. Các giải pháp về đất, vốn, thủ tục và trách nhiệm của địa phương.",
                ),
            ),
        ),
    )


def _notice() -> Item:
    return Item(
        title="Tình hình thực hiện Thông báo số 365/TB-VPCP về kiến nghị của Thành phố Hồ Chí Minh",
        kind="report",
        agency="Bộ Tài chính",
        minutes=35,
        cleared=(f"daidien.{slug(CITY)}",),
        papers=(Doc(title="Thông báo số 365/TB-VPCP ngày 10/7/2026", kind="other", text="tb365-2026.pdf"),),
    )


def _bank() -> Item:
    return Item(
        title="Báo cáo về điều hành tín dụng và lãi suất những tháng cuối năm",
        kind="report",
        agency=BANK,
        minutes=30,
        papers=(
            Doc(
                title="Báo cáo về điều hành tín dụng và lãi suất",
                kind="report",
                points=(
                    "1. Tín dụng tập trung vào sản xuất, xuất khẩu và nhà ở xã hội.",
                    "2. Lãi suất được giữ ổn định; thanh khoản của hệ thống bảo đảm.",
                ),
            ),
        ),
    )


def _schools() -> Item:
    return Item(
        title="Đề án bảo đảm đủ giáo viên và phòng học cho dạy học hai buổi một ngày",
        kind="discussion",
        agency="Bộ Giáo dục và Đào tạo",
        minutes=40,
        cleared=("daidien.uybantrunguongmattrantoquocvietnam",),
    )
