"""The Government session of last month: two ballots, one draft adopted and one not."""

from __future__ import annotations

from datetime import date, timedelta

from ecabinet.clock import add_working_days
from ecabinet.sample.diary import at, working_day
from ecabinet.sample.meetings.plan import Absence, Ballot, Clause, Doc, Item, Plan, Task
from ecabinet.sample.people import BANK, OFFICE, members, slug


def plan(today: date) -> Plan:
    day = working_day(today - timedelta(days=25))
    return Plan(
        kind="government",
        title=f"Phiên họp Chính phủ thường kỳ tháng {day.month} năm {day.year}",
        starts_at=at(day, 8),
        ends_at=at(day, 11, 35),
        called_on=add_working_days(day, -6),
        until="minuted",
        members=members(),
        invitees=("daidien.uybantrunguongmattrantoquocvietnam", "daidien.kiemtoannhanuoc"),
        absent={
            "boyte": Absence(reason="Chỉ đạo công tác phòng, chống dịch tại địa phương", substitute="thutruong.boyte"),
            "bongoaigiao": Absence(reason="Tháp tùng đoàn cấp cao đi công tác nước ngoài"),
            "phothutuong9": Absence(reason="Chủ trì hội nghị vùng tại địa phương"),
        },
        keeping=frozenset({"bocongthuong"}),
        remote=frozenset({"phothutuong6", "boquocphong", slug(BANK)}),
        items=(_economy(today, day), _investment(today), _shared_data(today), _reform(today), _floods(today)),
    )


def _economy(today: date, day: date) -> Item:
    report = (
        f"Giao Bộ Tài chính chủ trì, phối hợp với {BANK} cập nhật kịch bản tăng trưởng quý cuối năm, báo cáo Chính phủ"
        f" trước {_shown(today + timedelta(days=2))}."
    )
    prices = (
        "Giao Bộ Công Thương theo dõi sát cung cầu các mặt hàng thiết yếu dịp cuối năm, báo cáo Thủ tướng Chính phủ"
        f" trước {_shown(today + timedelta(days=6))}."
    )
    return Item(
        title=f"Tình hình kinh tế - xã hội tháng {day.month} và các giải pháp điều hành những tháng cuối năm",
        kind="report",
        agency="Bộ Tài chính",
        minutes=45,
        papers=(
            Doc(
                title=f"Báo cáo tình hình kinh tế - xã hội tháng {day.month}",
                kind="report",
                points=(
                    "1. Tình hình chung: kinh tế vĩ mô cơ bản ổn định; các cân đối lớn được bảo đảm.",
                    "2. Tồn tại: giải ngân vốn đầu tư công ở một số bộ, địa phương còn chậm.",
                    "3. Kiến nghị: giao từng cơ quan mục tiêu và thời hạn cụ thể cho quý cuối năm.",
                ),
            ),
        ),
        clauses=(
            Clause(
                text=f"Chính phủ thống nhất đánh giá tình hình như báo cáo của Bộ Tài chính. {report}",
                tasks=(
                    Task(
                        quote=report, lead="Bộ Tài chính", cooperating=(BANK,), deadline=today + timedelta(days=2),
                        precision="day", deadline_text=f"trước {_shown(today + timedelta(days=2))}",
                    ),
                ),
            ),
            Clause(
                text=prices,
                tasks=(
                    Task(
                        quote=prices, lead="Bộ Công Thương", deadline=today + timedelta(days=6), precision="day",
                        deadline_text=f"trước {_shown(today + timedelta(days=6))}", fate="waiting",
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def _investment(today: date) -> Item:
    order = (
        "Giao Bộ Tài chính tổng hợp kết quả giải ngân của các bộ, cơ quan, địa phương, báo cáo Thủ tướng Chính phủ"
        f" trước {_shown(today - timedelta(days=4))}."
    )
    roads = "Giao Bộ Xây dựng rà soát, công khai danh mục dự án giao thông chậm tiến độ."
    return Item(
        title="Dự thảo Nghị quyết về các giải pháp đẩy mạnh giải ngân vốn đầu tư công những tháng cuối năm",
        kind="draft",
        agency="Bộ Tài chính",
        minutes=40,
        papers=(
            Doc(
                title="Dự thảo Nghị quyết về giải ngân vốn đầu tư công",
                kind="draft",
                points=(
                    "Điều 1. Các bộ, cơ quan, địa phương cam kết tỷ lệ giải ngân theo từng tháng và công khai kết quả.",
                    "Điều 2. Vốn của dự án chậm được điều chuyển cho dự án có khả năng giải ngân theo thẩm quyền.",
                    "Điều 3. Người đứng đầu chịu trách nhiệm về kết quả giải ngân của cơ quan mình.",
                ),
            ),
        ),
        ballot=Ballot(
            question="Đồng ý thông qua dự thảo Nghị quyết về các giải pháp đẩy mạnh giải ngân vốn đầu tư công?",
            votes={
                "bonoivu": ("other", "Đề nghị bổ sung trách nhiệm phối hợp của cấp xã tại Điều 1."),
                "bonongnghiepvamoitruong": ("other", "Đề nghị nêu rõ thời hạn điều chuyển vốn tại Điều 2."),
                "bovanhoathethaovadulich": ("against", "Tỷ lệ chung chưa phù hợp với dự án bảo tồn di tích."),
            },
            silent=frozenset({"bodantocvatongiao"}),
            first_thoughts={"botuphap": ("other", "Đề nghị làm rõ thẩm quyền điều chuyển vốn.")},
        ),
        clauses=(
            Clause(
                text=f"Chính phủ thông qua dự thảo Nghị quyết. {order}",
                tasks=(
                    Task(
                        quote=order, lead="Bộ Tài chính", deadline=today - timedelta(days=4), precision="day",
                        deadline_text=f"trước {_shown(today - timedelta(days=4))}",
                    ),
                ),
            ),
            Clause(text=roads, tasks=(Task(quote=roads, lead="Bộ Xây dựng", fate="accepted"),)),
        ),
    )  # fmt: skip


def _shared_data(today: date) -> Item:
    order = (
        "Giao Bộ Khoa học và Công nghệ chủ trì, phối hợp với Bộ Công an tiếp thu ý kiến thành viên Chính phủ, hoàn"
        " thiện dự thảo Nghị định, trình lại Chính phủ."
    )
    return Item(
        title="Dự thảo Nghị định về kết nối, chia sẻ dữ liệu dùng chung giữa các bộ, ngành, địa phương",
        kind="draft",
        agency="Bộ Khoa học và Công nghệ",
        minutes=50,
        papers=(
            Doc(
                title="Dự thảo Nghị định về kết nối, chia sẻ dữ liệu dùng chung",
                kind="draft",
                points=(
                    "Điều 1. Phạm vi: dữ liệu do cơ quan nhà nước tạo lập trong khi thực hiện nhiệm vụ.",
                    "Điều 2. Dữ liệu đã có trong cơ sở dữ liệu dùng chung thì không yêu cầu người dân nộp lại.",
                    "Điều 3. Kinh phí kết nối do ngân sách của từng cơ quan bảo đảm.",
                ),
            ),
            Doc(title="Phụ lục danh mục hệ thống thông tin trọng yếu (phát bản giấy)", kind="appendix", stub=True),
        ),
        ballot=Ballot(
            question="Đồng ý thông qua dự thảo Nghị định về kết nối, chia sẻ dữ liệu dùng chung?",
            votes={
                "bocongan": ("against", "Chưa đủ quy định về an ninh dữ liệu; đề nghị bổ sung một chương."),
                "boquocphong": ("against", "Phạm vi chưa loại trừ dữ liệu quốc phòng."),
                "botuphap": ("other", "Cần thống nhất với Luật Dữ liệu trước khi thông qua."),
                "botaichinh": ("other", "Đề nghị xác định nguồn kinh phí tại Điều 3."),
                "bonoivu": ("other", "Đề nghị quy định lộ trình cho cấp xã."),
                "bocongthuong": ("against", "Chưa có cơ chế bảo vệ bí mật kinh doanh."),
                slug(BANK): ("against", "Dữ liệu tín dụng do luật riêng điều chỉnh."),
                "thanhtrachinhphu": ("other", "Đề nghị bổ sung quy định kiểm tra việc khai thác dữ liệu."),
                "phothutuong3": ("other", "Đề nghị trình lại sau khi có ý kiến thẩm định bổ sung."),
                "phothutuong6": ("other", ""),
                "bogiaoducvadaotao": ("against", "Chưa có quy định về dữ liệu của người học chưa thành niên."),
                "bodantocvatongiao": ("other", ""),
            },
            silent=frozenset({"boxaydung"}),
        ),
        clauses=(
            Clause(
                text=f"Dự thảo Nghị định chưa được thông qua. {order}",
                tasks=(
                    Task(quote=order, lead="Bộ Khoa học và Công nghệ", cooperating=("Bộ Công an",), fate="received"),
                ),
            ),
        ),
    )  # fmt: skip


def _reform(today: date) -> Item:
    order = "Giao Bộ Nội vụ hướng dẫn các địa phương hoàn thiện vị trí việc làm của cấp xã."
    returned = "Giao Bộ Tư pháp bố trí kinh phí cho việc rà soát văn bản ở địa phương."
    return Item(
        title="Báo cáo về cải cách hành chính và vận hành chính quyền địa phương hai cấp",
        kind="report",
        agency="Bộ Nội vụ",
        minutes=30,
        clauses=(
            Clause(text=order, tasks=(Task(quote=order, lead="Bộ Nội vụ", fate="issued"),)),
            Clause(text=returned, tasks=(Task(quote=returned, lead="Bộ Tư pháp", fate="returned"),)),
        ),
    )


def _floods(today: date) -> Item:
    order = (
        "Giao Bộ Nông nghiệp và Môi trường chủ trì, phối hợp với Bộ Quốc phòng, Bộ Công an kiểm tra phương án ứng phó"
        f" mưa lũ của các địa phương, hoàn thành trước {_shown(today + timedelta(days=20))}."
    )
    relief = "Giao Bộ Y tế bảo đảm thuốc và vệ sinh môi trường tại các xã bị ngập, báo cáo kết quả ngay khi hoàn thành."
    followed = f"Giao {OFFICE} theo dõi, đôn đốc, tổng hợp kết quả thực hiện."
    return Item(
        title="Công tác phòng, chống thiên tai và khắc phục hậu quả mưa lũ",
        kind="report",
        agency="Bộ Nông nghiệp và Môi trường",
        minutes=30,
        clauses=(
            Clause(
                text=order,
                tasks=(
                    Task(
                        quote=order, lead="Bộ Nông nghiệp và Môi trường", cooperating=("Bộ Quốc phòng", "Bộ Công an"),
                        deadline=today + timedelta(days=20), precision="day",
                        deadline_text=f"trước {_shown(today + timedelta(days=20))}", fate="reported",
                    ),
                ),
            ),
            Clause(text=relief, tasks=(Task(quote=relief, lead="Bộ Y tế", fate="done"),)),
            Clause(text=followed, tasks=(Task(quote=followed, lead=OFFICE, fate="draft"),)),
        ),
    )  # fmt: skip


def _shown(day: date) -> str:
    return f"ngày {day:%d/%m/%Y}"
