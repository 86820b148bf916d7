"""The official forms of Decree 30/2020: the two appendices as published, and papers in the layouts they give."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from docx.document import Document as Paper
from docx.shared import Mm

from documents.forms.head import add_head, add_title
from documents.forms.minutes import minutes_docx
from documents.forms.page import BODY, HEADING, new_page
from documents.forms.signatures import add_signatures
from documents.forms.tables import frame, ruled
from documents.forms.text import plain
from tests.corpus.honest.saving import saved
from tests.corpus.honest.wording import OF_SECRETS, text
from tests.corpus.sample import HARMLESS, Make, Sample
from tests.documents.forms.facts import session

OFFICIAL = Path(__file__).parent / "official"
RECIPIENTS = ("Như trên", "Thủ tướng, các Phó Thủ tướng Chính phủ (để báo cáo)", "Lưu: VT, TH (2)")


class Form(NamedTuple):
    agency: str
    number: str
    kind: str
    subject: str
    post: str


def written(form: Form, body: Iterable[str]) -> Paper:
    paper = new_page()
    superior = "Chính phủ" if form.agency.startswith("Bộ") else ""
    add_head(paper, superior=superior, agency=form.agency, number=f"Số: {form.number}")
    dated = frame(paper, (Mm(64), Mm(96))).rows[0].cells[1]
    dated.paragraphs[0].add_run("Hà Nội, ngày 05 tháng 11 năm 2026").italic = True
    add_title(paper, form.kind, form.subject)
    for words in body:
        paper.add_paragraph(plain(words), style=HEADING if words.startswith(("Điều", "I", "CHƯƠNG")) else BODY)
    add_signatures(paper, left=("", ""), right=(form.post, "Chức danh người ký"), recipients=RECIPIENTS)
    return paper


def report() -> bytes:
    paper = written(Form("Bộ Tài chính", "12/BC-BTC", "Báo cáo", "Dự toán năm 2027", "Bộ trưởng"), ["Kèm 01 phụ lục."])
    rows = [(str(n), f"Đơn vị dự toán số {n}", f"{n * 137 % 997},{n % 10}", "") for n in range(1, 200)]
    ruled(paper, (Mm(12), Mm(80), Mm(40), Mm(28)), ("TT", "Đơn vị", "Triệu đồng", "Ghi chú"), rows)
    return saved(paper)


def form(title: str, name: str, of: Form, body: Iterable[str]) -> Sample:
    return sample(title, name, lambda: saved(written(of, body)))


def sample(title: str, name: str, make: Make) -> Sample:
    return Sample("forms", title, name, make, HARMLESS)


ARTICLES = ("Căn cứ Luật Tổ chức Chính phủ;", "Điều 1. Ban hành kèm theo Quyết định này Quy chế.", "Điều 2. Hiệu lực.")
GUESTS = ("Văn phòng Chính phủ trân trọng kính mời:", "- Các thành viên Chính phủ;", "Thời gian: 08 giờ 00.")
OFFICE, PREMIER = "Văn phòng Chính phủ", "Thủ tướng Chính phủ"
SUBMISSION = Form("Bộ Tư pháp", "12/TTr-BTP", "Tờ trình", "Về dự thảo Nghị định", "Bộ trưởng")
DECISION = Form(PREMIER, "05/QĐ-TTg", "Quyết định", "Về việc ban hành Quy chế", "Thủ tướng")
NOTICE = Form(OFFICE, "365/TB-VPCP", "Thông báo", "Kết luận cuộc họp", "KT. Bộ trưởng, Chủ nhiệm")
RESOLUTION = Form("Chính phủ", "159/NQ-CP", "Nghị quyết", "Về phiên họp thường kỳ", "TM. Chính phủ")
LETTER = Form("Bộ Công an", "88/BCA-A03", "Công văn", OF_SECRETS[0], "Bộ trưởng")
INVITATION = Form(OFFICE, "41/GM-VPCP", "Giấy mời", "Họp Chính phủ tháng 11", "Chánh Văn phòng")

SAMPLES = [
    sample("appendix I of the decree", "Phuluc1.docx", (OFFICIAL / "Phuluc1.docx").read_bytes),
    sample("appendix III of the decree", "Phuluc3.docx", (OFFICIAL / "Phuluc3.docx").read_bytes),
    form("a submission", "Tờ trình số 12.docx", SUBMISSION, text("tb365-2026")[6:15]),
    form("a decision", "Quyết định 05.docx", DECISION, ARTICLES),
    form("a notice", "TB 365.docx", NOTICE, text("tb365-2026")[6:]),
    form("a resolution", "Nghị quyết 159.docx", RESOLUTION, text("nq159-2026")),
    form("a letter about the protection of secrets", "CV bao mat.docx", LETTER, OF_SECRETS),
    form("an invitation", "Giấy mời họp.docx", INVITATION, GUESTS),
    sample("a report with a long appendix", "Báo cáo dự toán.docx", report),
    sample("the minutes of a meeting", "Biên bản.docx", lambda: minutes_docx(session())),
]
