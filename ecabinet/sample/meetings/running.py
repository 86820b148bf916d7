"""The session that runs now: a real resolution is on, its ballot is open, some have voted."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.clock import add_working_days, house_day, house_time
from ecabinet.sample.meetings.plan import Absence, Ballot, Clause, Doc, Item, Plan, Revision
from ecabinet.sample.people import BANK, members, slug

HOUR = timedelta(hours=1)
LAW = (
    "dự án Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan đến thủ tục hành chính, điều kiện kinh doanh"
    " trong lĩnh vực nông nghiệp và môi trường"
)


def plan(now: datetime) -> Plan:
    starts = house_time(now).replace(second=0, microsecond=0) - HOUR
    day = house_day(starts)
    return Plan(
        kind="government",
        title=f"Phiên họp Chính phủ thường kỳ tháng {day.month} năm {day.year}",
        starts_at=starts,
        ends_at=starts + 4 * HOUR,
        called_on=add_working_days(day, -6),
        until="sitting",
        members=members(),
        invitees=("daidien.uybantrunguongmattrantoquocvietnam", "daidien.kiemtoannhanuoc"),
        absent={
            "bongoaigiao": Absence(reason="Công tác nước ngoài", substitute="thutruong.bongoaigiao"),
            "bovanhoathethaovadulich": Absence(reason="Dự sự kiện quốc tế đã được phân công"),
            "phothutuong8": Absence(reason="Kiểm tra hiện trường khắc phục thiên tai"),
        },
        late=frozenset({"boquocphong"}),
        readers=("thutuong", *members()[:20]),
        remote=frozenset({"phothutuong5", "bodantocvatongiao", slug(BANK)}),
        items=(_economy(day.month), _law(), _land(), _inspection(), _defence()),
        on=2,
    )


def _economy(month: int) -> Item:
    return Item(
        title=f"Tình hình kinh tế - xã hội tháng {month}, kết quả thực hiện các kết luận của phiên họp trước",
        kind="report",
        agency="Bộ Tài chính",
        minutes=25,
        cleared=("daidien.uybantrunguongmattrantoquocvietnam", "daidien.kiemtoannhanuoc"),
        papers=(
            Doc(
                title=f"Báo cáo tình hình kinh tế - xã hội tháng {month}",
                kind="report",
                points=(
                    "1. Kết quả thực hiện kết luận của phiên họp trước: phần lớn nhiệm vụ đúng hạn.",
                    "2. Vấn đề cần tập trung: giải ngân vốn đầu tư công, cung ứng hàng hóa dịp cuối năm.",
                ),
            ),
        ),
        clauses=(
            Clause(
                text="Các bộ, cơ quan tiếp tục thực hiện các kết luận đã giao; Văn phòng Chính phủ đôn đốc các nhiệm vụ"
                " quá hạn."
            ),
        ),
    )


def _law() -> Item:
    return Item(
        title=f"Dự thảo Nghị quyết về {LAW}",
        kind="draft",
        agency="Bộ Nông nghiệp và Môi trường",
        minutes=30,
        cleared=("daidien.uybantrunguongmattrantoquocvietnam",),
        papers=(
            Doc(title="Dự thảo Nghị quyết", kind="draft", text="nq159-2026.txt"),
            Doc(
                title=f"Tờ trình về {LAW}",
                points=(
                    "1. Sự cần thiết: cắt giảm thủ tục hành chính, điều kiện kinh doanh theo trình tự rút gọn.",
                    "2. Tiếp thu ý kiến: đã lấy ý kiến các bộ, ngành và giải trình đầy đủ.",
                ),
            ),
        ),
        ballot=Ballot(
            question=f"Đồng ý thông qua dự thảo Nghị quyết về {LAW}?",
            votes={
                "bonoivu": ("other", "Đề nghị ghi rõ cơ quan chịu trách nhiệm rà soát phân cấp cho cấp xã."),
                "thanhtrachinhphu": ("against", "Chưa đánh giá đủ tác động đối với công tác kiểm tra sau cấp phép."),
            },
            voters=(
                "phothutuong3", "phothutuong4", "phothutuong5", "bonongnghiepvamoitruong", "bonoivu", "botuphap",
                "bokhoahocvacongnghe", "bodantocvatongiao", "thanhtrachinhphu",
            ),
        ),
    )  # fmt: skip


def _land() -> Item:
    return Item(
        title="Dự thảo Nghị định về cung cấp dịch vụ công trực tuyến trong lĩnh vực xây dựng và giao thông",
        kind="draft",
        agency="Bộ Xây dựng",
        minutes=30,
        papers=(
            Doc(
                title="Dự thảo Nghị định về dịch vụ công trực tuyến trong lĩnh vực xây dựng và giao thông",
                kind="draft",
                text="du-thao-dich-vu-cong-1.txt",
                revisions=(
                    Revision(
                        text="du-thao-dich-vu-cong-2.txt",
                        why="Tiếp thu ý kiến thẩm định của Bộ Tư pháp và ý kiến của các địa phương.",
                    ),
                ),
            ),
        ),
        ballot=Ballot(question="Đồng ý thông qua dự thảo Nghị định về dịch vụ công trực tuyến?", opens=False),
    )


def _inspection() -> Item:
    return Item(
        title="Báo cáo công tác thanh tra, tiếp công dân, giải quyết khiếu nại, tố cáo",
        kind="report",
        agency="Thanh tra Chính phủ",
        minutes=20,
        cleared=("daidien.kiemtoannhanuoc",),
        papers=(
            Doc(
                title="Báo cáo công tác thanh tra, tiếp công dân, giải quyết khiếu nại, tố cáo",
                kind="report",
                points=(
                    "1. Các đoàn thanh tra đã ban hành kết luận đúng kế hoạch; số liệu trong báo cáo này là giả định.",
                    "2. Kiến nghị tập trung giải quyết các vụ việc khiếu nại đông người, kéo dài.",
                ),
                late=timedelta(hours=17),
            ),
        ),
    )


def _defence() -> Item:
    return Item(
        title="Báo cáo về công tác quốc phòng, an ninh",
        kind="report",
        agency="Bộ Quốc phòng",
        minutes=30,
        closed=True,
        cleared=("vutonghop", "thuky"),
        papers=(Doc(title="Báo cáo về công tác quốc phòng, an ninh (phát bản giấy)", kind="report", stub=True),),
    )
