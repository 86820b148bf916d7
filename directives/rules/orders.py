"""What a draft says, before it is anybody's order."""

from __future__ import annotations

from datetime import date

import msgspec

from directives.rules.deadlines import last_day, require_consistent, require_in_order
from directives.rules.texts import require_short, require_text
from directives.rules.words import RECURRING
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

NO_TEXT = N_("Write what is to be done.")
NO_SOURCE = N_("Say where the order comes from: the number of the document.")
UNKNOWN_AGENCY = N_("Choose an agency that exists on the day of issue.")
LEAD_TWICE = N_("The lead agency does not also cooperate. Take it out of one of the two.")
NOT_YET = N_("The day of issue must not lie in the future.")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """`deadline` is the last day permitted. The source is a clause, whose words are quoted, or a numbered document."""

    text: str
    lead: int
    cooperating: tuple[int, ...] = ()
    deadline: date | None = None
    precision: str = "none"
    deadline_text: str = ""
    recurring: str | None = None
    clause: int | None = None
    quote: str = ""
    document_number: str | None = None
    document_title: str = ""
    document_place: str = ""
    issued_on: date | None = None
    issued_by: str = ""


def settled(order: Order, *, today: date, agencies: frozenset[int]) -> Order:
    """The order cleaned and judged; `agencies` exist on the day of issue, which is today if none is given."""
    issued_on = order.issued_on or today
    require_consistent(deadline=order.deadline, precision=order.precision)
    deadline = last_day(order.deadline, order.precision) if order.deadline else None
    require_in_order(deadline=deadline, issued_on=issued_on)
    if issued_on > today:
        raise RuleBroken(NOT_YET, "issued_on")
    require_agencies(order, agencies)
    if order.recurring and order.recurring not in RECURRING:
        raise RuleBroken(N_("Choose how often the directive recurs."), "recurring")
    number = require_short(order.document_number, "document_number", 60) or None
    if order.clause is None and number is None:
        raise RuleBroken(NO_SOURCE, "document_number")
    return msgspec.structs.replace(
        order,
        text=require_text(order.text, "text", NO_TEXT),
        quote=(order.quote or order.text).replace("\r\n", "\n").strip(),
        deadline=deadline,
        deadline_text=require_short(order.deadline_text, "deadline_text", 300),
        document_number=number,
        document_title=require_short(order.document_title, "document_title", 500),
        document_place=require_short(order.document_place, "document_place", 60),
        issued_by=require_short(order.issued_by, "issued_by", 200),
        cooperating=tuple(sorted(set(order.cooperating))),
    )


def require_agencies(order: Order, agencies: frozenset[int]) -> None:
    if order.lead not in agencies:
        raise RuleBroken(UNKNOWN_AGENCY, "lead")
    if not agencies.issuperset(order.cooperating):
        raise RuleBroken(UNKNOWN_AGENCY, "cooperating")
    if order.lead in order.cooperating:
        raise RuleBroken(LEAD_TWICE, "cooperating")
