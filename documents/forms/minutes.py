"""The minutes of a meeting in form 1.9 of Decree 30/2020."""

from __future__ import annotations

from docx.document import Document as Paper

from documents.forms.attendance import attendance_lines
from documents.forms.ballot_text import add_ballot
from documents.forms.head import add_head, add_title
from documents.forms.minutes_facts import ItemTreated, MinutesFacts, PaperUsed, Signer
from documents.forms.page import BODY, HEADING, new_page
from documents.forms.saving import save
from documents.forms.signatures import add_signatures
from documents.forms.text import hour, long_day, number, paragraphs, plain

DOTS = "……"
KIND = "Biên bản"


def minutes_docx(facts: MinutesFacts) -> bytes:
    """The same facts make the same bytes."""
    paper = new_page(footer=facts.footer)
    add_head(paper, superior=facts.superior, agency=facts.agency, number=_number(facts))
    add_title(paper, KIND, facts.meeting)
    _add_opening(paper, facts)
    for item in facts.items:
        _add_item(paper, item)
    _add_closing(paper, facts)
    _add_end(paper, facts)
    return save(paper, title=f"{KIND} {facts.meeting}", author=facts.agency, at=facts.ended_at or facts.started_at)


def _number(facts: MinutesFacts) -> str:
    return f"Số: {number(facts.number) if facts.number else '……'}/{facts.symbol}"


def _add_opening(paper: Paper, facts: MinutesFacts) -> None:
    add_text(paper, f"Thời gian bắt đầu: {hour(facts.started_at)}, {long_day(facts.started_at)}")
    add_text(paper, f"Địa điểm: {facts.place}")
    add_text(paper, f"Thành phần tham dự: {attendance_lines(facts)[0]}")
    for line in attendance_lines(facts)[1:]:
        add_text(paper, line)
    add_text(paper, f"Chủ trì (chủ tọa): {_signer(facts.chair)}")
    add_text(paper, f"Thư ký (người ghi biên bản): {_signer(facts.secretary)}")
    add_text(paper, "Nội dung (theo diễn biến cuộc họp):")


def _signer(signer: Signer) -> str:
    return f"{signer.name}, {signer.post}" if signer.post and signer.post != signer.name else signer.name


def _add_item(paper: Paper, item: ItemTreated) -> None:
    paper.add_paragraph(plain(f"{item.number}. {item.title}"), style=HEADING)
    if item.agency:
        add_text(paper, f"Cơ quan trình: {item.agency}.")
    if item.papers:
        add_text(paper, f"Tài liệu: {'; '.join(map(_paper, item.papers))}.")
    for part in item.course:
        add_text(paper, part)
    for order, ballot in enumerate(item.ballots, start=1):
        add_ballot(paper, ballot, label=_ballot_label(order, len(item.ballots)))
    _add_conclusion(paper, item)
    if item.note:
        add_text(paper, item.note)


def _paper(used: PaperUsed) -> str:
    return f"{used.title} (bản\u00a0{used.version})"


def _ballot_label(order: int, of: int) -> str:
    return "Biểu quyết" if of == 1 else f"Biểu quyết lần {order}"


def _add_conclusion(paper: Paper, item: ItemTreated) -> None:
    if not item.conclusion:
        return
    by = f"{item.concluded_by} kết luận" if item.concluded_by else "Kết luận"
    add_text(paper, f"{by}:")
    for clause in item.conclusion:
        add_text(paper, clause)


def _add_closing(paper: Paper, facts: MinutesFacts) -> None:
    ended = facts.ended_at
    when = f"{hour(ended)}, {long_day(ended)}" if ended else f"{DOTS} giờ {DOTS}, ngày {DOTS}"
    add_text(paper, f"Cuộc họp kết thúc vào {when}./.")


def _add_end(paper: Paper, facts: MinutesFacts) -> None:
    add_signatures(
        paper,
        left=("Thư ký", facts.secretary.name),
        right=("Chủ tọa", facts.chair.name),
        recipients=(*facts.recipients, facts.archive),
    )


def add_text(paper: Paper, text: str) -> None:
    for part in paragraphs(text):
        paper.add_paragraph(part, style=BODY)
