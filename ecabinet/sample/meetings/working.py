"""A working meeting of a Deputy Prime Minister: no ballots; its conclusions are those of a real notice."""

from __future__ import annotations

from datetime import date, timedelta

from ecabinet.clock import add_working_days
from ecabinet.sample.diary import at
from ecabinet.sample.directives.story import Fate
from ecabinet.sample.meetings.plan import Clause, Doc, Item, Plan, Task
from ecabinet.sample.papers import text_of
from ecabinet.sample.people import OFFICE

CITY = "thành phố Hồ Chí Minh"
NOTICE = "tb365-2026.txt"
HELD, ISSUED = date(2026, 7, 6), date(2026, 7, 10)


def plan(today: date) -> Plan:
    """On its real day; before that day had come, three weeks ago."""
    day = HELD if today - timedelta(days=21) > HELD else add_working_days(today - timedelta(days=21), 1)
    return Plan(
        kind="working",
        title="Buổi làm việc với lãnh đạo Thành phố Hồ Chí Minh về tăng trưởng và giải ngân vốn đầu tư công",
        place="Trụ sở Ủy ban nhân dân Thành phố Hồ Chí Minh",
        starts_at=at(day, 14),
        ends_at=at(day, 16, 45),
        called_on=add_working_days(day, -4),
        until="closed",
        chair="phothutuong1",
        members=(
            "botaichinh",
            "boxaydung",
            "bocongthuong",
            "bonongnghiepvamoitruong",
            "botuphap",
            "vanphongchinhphu",
        ),
        invitees=("daidien.thanhphohochiminh",),
        document_number="365/TB-VPCP",
        issued_on=day + (ISSUED - HELD),
        items=(_item(),),
    )


def _item() -> Item:
    paragraphs = {name: _paragraph(start) for name, start in STARTS.items()}
    energy, budget = paragraphs["Bộ Công Thương"], paragraphs["Bộ Tài chính"]
    return Item(
        title="Tình hình 06 tháng đầu năm, nhiệm vụ 06 tháng cuối năm 2026 và kiến nghị của Thành phố Hồ Chí Minh",
        kind="report",
        agency=CITY,
        minutes=140,
        cleared=("daidien.thanhphohochiminh",),
        papers=(
            Doc(title="Thông báo số 365/TB-VPCP ngày 10/7/2026", kind="other", text="tb365-2026.pdf"),
            Doc(title="Thông báo số 365/TB-VPCP ngày 10/7/2026 (bản soạn thảo)", kind="other", text=NOTICE),
        ),
        clauses=(
            _clause(paragraphs["growth"], CITY, "reported"),
            _clause(paragraphs["capital"], CITY, "reported"),
            _clause(energy, "Bộ Công Thương", "reported", due=True),
            _clause(budget, "Bộ Tài chính", "done", "Bộ Nông nghiệp và Môi trường", due=True),
            _clause(paragraphs["houses"], CITY, "waiting"),
            _clause(paragraphs[OFFICE], OFFICE, "reported"),
        ),
    )


STARTS = {
    "growth": "Khẩn trương rà soát, cập nhật kịch bản tăng trưởng",
    "capital": "Tăng tốc giải ngân vốn đầu tư công",
    "Bộ Công Thương": "Giao Bộ Công Thương",
    "Bộ Tài chính": "Giao Bộ Tài chính",
    "houses": "Thành phố khẩn trương thực hiện chỉ đạo",
    OFFICE: "Giao Văn phòng Chính phủ",
}


def _paragraph(start: str) -> str:
    """A paragraph of the notice from these words to its end."""
    lines = text_of(NOTICE).splitlines()
    return next(line[line.index(start) :].strip() for line in lines if start in line)


def _clause(text: str, lead: str, fate: Fate, *cooperating: str, due: bool = False) -> Clause:
    deadline = date(2026, 8, 31) if due else None
    task = Task(
        quote=text, lead=lead, cooperating=cooperating, deadline=deadline, precision="month" if due else "none",
        deadline_text="trong tháng 8 năm 2026" if due else "", fate=fate,
    )  # fmt: skip
    return Clause(text=text, tasks=(task,))
