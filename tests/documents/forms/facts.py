"""A session with everything that minutes can hold."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from documents.forms.minutes_facts import (
    Absent,
    BallotHeld,
    ItemTreated,
    Mark,
    MinutesFacts,
    PaperUsed,
    Present,
    Signer,
)

HOUSE = ZoneInfo("Asia/Ho_Chi_Minh")
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
MEMBERS = (
    "Thủ tướng Chính phủ",
    *(f"Phó Thủ tướng ({n})" for n in range(1, 10)),
    *(f"Bộ trưởng ({n})" for n in range(1, 18)),
)
CHOICES = ["for"] * 20 + ["against"] * 2 + ["other"] * 2 + ["silent"] + ["absent"] + ["substituted"]


def moment(hour: int, minute: int, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HOUSE)


def ballot(**other: object) -> BallotHeld:
    usual = {
        "question": "Thông qua dự thảo Nghị quyết?",
        "draft": PaperUsed(title="Dự thảo Nghị quyết", version=3, sha256=SHA256),
        "opened_at": moment(9, 20),
        "closed_at": moment(9, 31),
        "rule": "Nghị định số 191/2026/NĐ-CP, Điều 3 khoản 3",
        "tie_reading": "tính theo số phiếu đã gửi",
        "base": 27,
        "quorum": 18,
        "needed": 14,
        "entitled": 25,
        "present": 25,
        "in_favour": 20,
        "against": 2,
        "other": 2,
        "silent": 1,
        "outcome": "adopted",
        "explanation": "20 phiếu tán thành, cần 14.",
        "marks": tuple(
            Mark(name=name, choice=choice, remark="Đề nghị bổ sung kinh phí." if choice == "other" else "")
            for name, choice in zip(MEMBERS, CHOICES, strict=True)
        ),
    }
    return BallotHeld(**usual | other)


def session(**other: object) -> MinutesFacts:
    usual = {
        "agency": "Văn phòng Chính phủ",
        "symbol": "BB-VPCP",
        "number": 7,
        "meeting": "Phiên họp Chính phủ thường kỳ tháng 11 năm 2026",
        "started_at": moment(8, 0),
        "ended_at": moment(11, 30),
        "place": "Phòng họp số 1, Trụ sở Chính phủ",
        "chair": Signer(name="Thủ tướng Chính phủ"),
        "secretary": Signer(name="Thư ký phiên họp", post="Vụ Tổng hợp"),
        "members": 27,
        "present": (*(Present(name=name) for name in MEMBERS[:24]), Present(name=MEMBERS[24], presence="remote")),
        "absent": (
            Absent(name=MEMBERS[25], reason="công tác nước ngoài", agreed=True),
            Absent(name=MEMBERS[26], reason="ốm", agreed=True, substitute="Thứ trưởng (1)"),
        ),
        "invited": (Present(name="Đại diện Văn phòng Quốc hội"),),
        "items": (
            ItemTreated(
                number="1",
                title="Dự thảo Nghị quyết về xây dựng dự án Luật",
                agency="Bộ Nông nghiệp và Môi trường",
                papers=(PaperUsed(title="Tờ trình số 5584/TTr-BNNMT"),),
                course=("Các thành viên Chính phủ thảo luận.",),
                ballots=(ballot(),),
                conclusion=("1. Thống nhất thông qua.", "2. Giao Bộ Tư pháp hoàn thiện dự thảo."),
                concluded_by="Thủ tướng Chính phủ",
            ),
            ItemTreated(
                number="2", title="Tình hình kinh tế – xã hội", note="Nội dung được thảo luận, không biểu quyết."
            ),
        ),
        "recipients": ("Thành viên Chính phủ",),
    }
    return MinutesFacts(**usual | other)
