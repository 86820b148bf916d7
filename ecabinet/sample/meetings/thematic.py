"""The thematic session on legislation of two months ago: one ballot, adopted."""

from __future__ import annotations

from datetime import date, timedelta

from ecabinet.clock import add_working_days
from ecabinet.sample.diary import at, working_day
from ecabinet.sample.meetings.plan import Absence, Ballot, Clause, Doc, Item, Plan, Task
from ecabinet.sample.people import members


def plan(today: date) -> Plan:
    day = working_day(today - timedelta(days=61))
    return Plan(
        kind="thematic",
        title=f"Phiên họp Chính phủ chuyên đề về xây dựng pháp luật tháng {day.month} năm {day.year}",
        starts_at=at(day, 14),
        ends_at=at(day, 16, 30),
        called_on=add_working_days(day, -5),
        until="minuted",
        members=members(),
        invitees=("daidien.uybantrunguongmattrantoquocvietnam",),
        absent={
            "boquocphong": Absence(reason="Kiểm tra công tác sẵn sàng chiến đấu tại đơn vị"),
            "bongoaigiao": Absence(reason="Tiếp khách quốc tế theo chương trình", substitute="thutruong.bongoaigiao"),
        },
        remote=frozenset({"phothutuong2", "bokhoahocvacongnghe"}),
        items=(_cities(), _health(), _programme(day)),
    )


def _cities() -> Item:
    order = (
        "Giao Bộ Xây dựng chủ trì, phối hợp với Bộ Tư pháp, Bộ Tài chính tiếp thu ý kiến thành viên Chính phủ, hoàn"
        " thiện hồ sơ dự án Luật."
    )
    return Item(
        title="Dự án Luật Phát triển đô thị",
        kind="draft",
        agency="Bộ Xây dựng",
        minutes=60,
        papers=(
            Doc(
                title="Tờ trình về dự án Luật Phát triển đô thị",
                points=(
                    "1. Sự cần thiết: quy định về phát triển đô thị nằm rải rác ở nhiều luật, còn chồng chéo.",
                    "2. Nội dung chủ yếu: phân loại đô thị, hạ tầng, chỉnh trang, quản lý không gian ngầm.",
                    "3. Kiến nghị: Chính phủ xem xét, thông qua để trình Quốc hội.",
                ),
            ),
        ),
        ballot=Ballot(
            question="Đồng ý thông qua dự án Luật Phát triển đô thị để trình Quốc hội?",
            votes={
                "bocongan": ("other", "Đề nghị bổ sung yêu cầu phòng cháy, chữa cháy đối với không gian ngầm."),
                "bonongnghiepvamoitruong": ("against", "Quy định về chuyển mục đích sử dụng đất còn mâu thuẫn."),
                "phothutuong7": ("other", ""),
            },
        ),
        clauses=(
            Clause(
                text=f"Chính phủ thông qua dự án Luật. {order}",
                tasks=(
                    Task(
                        quote=order, lead="Bộ Xây dựng", cooperating=("Bộ Tư pháp", "Bộ Tài chính"), fate="reported"
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def _health() -> Item:
    order = "Giao Bộ Y tế đánh giá bổ sung tác động của chính sách đối với y tế cấp xã."
    dropped = "Giao Bộ Y tế trình bổ sung phương án tổ chức khám bệnh lưu động."
    return Item(
        title="Đề nghị xây dựng Luật sửa đổi, bổ sung một số điều của Luật Khám bệnh, chữa bệnh",
        kind="discussion",
        agency="Bộ Y tế",
        minutes=40,
        papers=(
            Doc(
                title="Tờ trình về đề nghị xây dựng Luật sửa đổi",
                points=(
                    "1. Các chính sách: khám bệnh từ xa; nhân lực y tế cấp xã; thanh toán theo chất lượng.",
                    "2. Vấn đề xin ý kiến: phạm vi khám bệnh từ xa và điều kiện của người hành nghề.",
                ),
            ),
        ),
        clauses=(
            Clause(text=order, tasks=(Task(quote=order, lead="Bộ Y tế", fate="done"),)),
            Clause(text=dropped, tasks=(Task(quote=dropped, lead="Bộ Y tế", fate="cancelled"),)),
        ),
    )


def _programme(day: date) -> Item:
    order = "Giao Bộ Tư pháp tổng hợp đề nghị của các bộ, cơ quan, hoàn thiện Chương trình lập pháp."
    return Item(
        title=f"Chương trình lập pháp năm {day.year + 1}",
        kind="report",
        agency="Bộ Tư pháp",
        minutes=40,
        clauses=(Clause(text=order, tasks=(Task(quote=order, lead="Bộ Tư pháp", fate="sent_back"),)),),
    )
