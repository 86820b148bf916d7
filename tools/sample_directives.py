"""Makes ecabinet/sample/directives.json from a folder of labelled documents: tools/sample_directives.py CORPUS.

CORPUS holds gold.jsonl (the labelled tasks), sources.tsv (the documents) and docs/ (their texts). A task is taken when
its lead is exactly one agency of the register; its text runs from its offset to the end of its paragraph or table row.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from ecabinet.agencies import name_key  # noqa: E402 - the project is not installed
from ecabinet.register import entries  # noqa: E402
from ecabinet.vietnamese import nfc  # noqa: E402

OUT = ROOT / "ecabinet" / "sample" / "directives.json"
ISSUERS = {"VPCP": "Văn phòng Chính phủ", "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ"}

# Their titles in our words: the official ones are long and name persons.
TITLES = {
    "001": "Thông báo kết luận tại buổi làm việc với lãnh đạo tỉnh Phú Thọ",
    "003": "Thông báo kết luận tại buổi làm việc với lãnh đạo tỉnh Đắk Lắk",
    "006": "Thông báo kết luận về tình hình thực hiện Nghị quyết số 66-NQ/TW và Nghị quyết số 140/NQ-CP",
    "007": "Thông báo kết luận tại buổi làm việc với lãnh đạo tỉnh Sơn La",
    "008": "Thông báo kết luận về công tác khắc phục hậu quả mưa, lũ tại các tỉnh Nam Trung Bộ",
    "009": "Thông báo kết luận về chủ trương đầu tư Chương trình mục tiêu quốc gia giai đoạn 2026-2035",
    "011": "Thông báo kết luận kiểm tra dự án cơ sở 2 Bệnh viện Hữu nghị Việt Đức và Bệnh viện Bạch Mai",
    "013": "Công điện về chi trả bảo hiểm cho người dân, doanh nghiệp bị ảnh hưởng bởi mưa lũ tại Trung Bộ",
    "017": "Công điện về xây dựng lại, sửa chữa nhà ở bị thiệt hại do thiên tai tại các tỉnh miền Trung",
    "019": "Nghị quyết về dự án Pháp lệnh sửa đổi, bổ sung một số điều của Pháp lệnh Cảnh sát môi trường",
    "021": "Nghị quyết về dự thảo Nghị quyết của Quốc hội sửa đổi, bổ sung Nghị quyết số 136/2024/QH15",
    "023": "Quyết định ban hành Kế hoạch triển khai thi hành Luật Bảo vệ dữ liệu cá nhân",
    "024": "Chỉ thị về chấn chỉnh công tác quản lý các khu kinh tế, khu công nghiệp, cụm công nghiệp",
    "026": "Công văn về tiến độ dự án đường cao tốc Bến Lức - Long Thành và Biên Hòa - Vũng Tàu",
    "028": "Công văn về tháo gỡ khó khăn trong việc triển khai Nghị định số 136/2025/NĐ-CP",
    "030": "Công văn về dự thảo Chỉ thị đẩy mạnh sản xuất và sử dụng nhiên liệu sinh học",
    "036": "Công văn về bàn giao mặt bằng và thi công đường cao tốc Bắc - Nam",
    "040": "Chỉ thị về thực hiện hiệu quả nhiệm vụ năm học 2025 - 2026",
    "040b": "Ý kiến chỉ đạo về xói lở trên tuyến cao tốc Vĩnh Hảo - Phan Thiết",
    "043": "Nghị quyết Phiên họp Chính phủ thường kỳ tháng 11 năm 2025",
    "046": "Công văn về báo cáo dự án đầu tư kém hiệu quả của doanh nghiệp nhà nước",
    "047": "Công văn về trình Chính phủ chủ trương đầu tư chương trình mục tiêu giai đoạn 2016 - 2020",
    "050": "Công văn về Đề án bảo đảm nguồn cung ứng vắc xin cho tiêm chủng",
    "053": "Ý kiến chỉ đạo về chuẩn bị dự thảo Nghị quyết, Chỉ thị cho năm 2020",
    "056": "Quyết định về Chương trình phát triển Chính phủ số, phụ lục II",
}
ENDS = (".", ";", ":", "…", "|")
# What sources.tsv does not know, from the texts themselves; of a month without a day, its first.
KNOWN = {
    "007": {"number": "TB-VPCP ngày 18/11/2025 (không rõ số)", "date": "2025-11-18"},
    "008": {"number": "TB-VPCP ngày 29/11/2025 (không rõ số)", "date": "2025-11-29"},
    "036": {"number": "6363/VPCP-CN"},
    "040": {"number": "26/CT-TTg", "date": "2025-09-13"},
    "040b": {"number": "Ý kiến chỉ đạo tháng 9/2025 (không rõ số)", "date": "2025-09-13"},
    "043": {"number": "406/NQ-CP"},
    "053": {"number": "Phân công tháng 11/2019 (không rõ số)", "date": "2019-11-01"},
}
# One page of news tells of two documents.
ELSEWHERE = {("040", "Bộ Xây dựng"): "040b"}


def main(corpus: Path) -> None:
    names = {name_key(name): entry.name for entry in entries() for name in (entry.name, *entry.aliases)}
    gold = [json.loads(line) for line in (corpus / "gold.jsonl").read_text("utf-8").splitlines()]
    led = [task for task in gold if len(task["lead"]) == 1 and name_key(task["lead"][0]) in names]
    tasks = [_task(task, names, nfc((corpus / "docs" / f"{task['doc']}.txt").read_text("utf-8"))) for task in led]
    documents = _documents(corpus / "sources.tsv", {task["document"] for task in tasks})
    text = json.dumps({"documents": documents, "tasks": tasks}, ensure_ascii=False, indent=1)
    OUT.write_text(text + "\n", "utf-8")
    print(f"{len(tasks)} of {len(gold)} tasks from {len(documents)} documents")


def _documents(sources: Path, used: set[str]) -> dict[str, dict[str, str]]:
    rows = {row[0]: row for row in (line.split("\t") for line in sources.read_text("utf-8").splitlines()[1:])}
    return {document: _document(document, rows[document[:3]]) for document in sorted(used)}


def _document(document: str, row: list[str]) -> dict[str, str]:
    number = re.split(r" \(| phụ lục", row[3])[0]
    found = {"number": number, "date": row[4][:10]} | KNOWN.get(document, {})
    return found | {"issued_by": _issuer(found["number"]), "title": TITLES[document], "source": row[1]}


def _issuer(number: str) -> str:
    return next((who for symbol, who in ISSUERS.items() if symbol in number), ISSUERS["TTg"])


def _task(task: dict[str, Any], names: dict[str, str], text: str) -> dict[str, Any]:
    lead = names[name_key(task["lead"][0])]
    return {
        "document": ELSEWHERE.get((task["doc"], lead), task["doc"]),
        "clause": task["clause"] or "",
        "lead": lead,
        "cooperating": [names[name_key(one)] for one in task["cooperating"] if name_key(one) in names],
        "deadline": task["deadline"],
        "deadline_text": task["deadline_text"] or "",
        "precision": _precision(task["deadline_text"] or "") if task["deadline"] else "none",
        "recurring": task["recurring"],
        "text": _to_the_end(text, task["offset"]),
    }


def _to_the_end(text: str, start: int) -> str:
    """Of the paragraph; a line that ends in the middle of a sentence was broken by the printer."""
    line, _, rest = text[start:].partition("\n")
    while rest and not line.rstrip().endswith(ENDS):
        more, _, rest = rest.partition("\n")
        line = f"{line.rstrip()} {more}"
    return line.strip().rstrip("| ")


def _precision(text: str) -> str:
    if re.search(r"ngày|\d+/\d+/\d{4}", text):
        return "day"
    return next(word for mark, word in (("quý", "quarter"), ("háng", "month"), ("ăm", "year")) if mark in text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
