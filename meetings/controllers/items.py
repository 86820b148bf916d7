"""The page of one agenda item: its papers, its ballots, and what was concluded on it."""

from __future__ import annotations

from litestar import Request, Response, get
from litestar.params import FromPath

from documents.queries.papers import papers_of_item
from documents.queries.readings import my_readings
from documents.rules import papers
from ecabinet.forms import Typed
from ecabinet.pages import page
from meetings.controllers.admission import Comer, to_item, watches_papers
from meetings.queries.adoptions import put_up
from meetings.queries.ballots import ballots_of_item
from meetings.queries.conclusions import conclusion_of_item
from meetings.queries.meetings import meeting_facts
from meetings.queries.punctuality import punctuality_of
from meetings.rules import ballots as ballot_rules
from meetings.rules import sittings, stages


@get("/items/{item_id:int}", opt={"action": "item.see"})
async def show(request: Request, item_id: FromPath[int]) -> Response:
    return await shown(request, await to_item(request, "item.see", item_id), item_id)


async def shown(request: Request, comer: Comer, item: int, *, typed: Typed | None = None, form: str = "") -> Response:
    """`form` is the act whose form was refused: attach, approve or ballot."""
    facts, conclusion = await meeting_facts(comer.meeting), await conclusion_of_item(item)
    attached = await papers_of_item(item)
    reader = None if watches_papers(comer) else comer.viewer.person
    return page(
        request, "meetings/items/show.html", meeting=facts, item=await comer.item(item), conclusion=conclusion,
        papers=attached, readings=await my_readings(comer.viewer.person, [paper.version_id for paper in attached]),
        ballots=await ballots_of_item(item),
        attaching=comer.may("paper.attach") and stages.papers_may_come(facts.state),
        planning=comer.may("meeting.plan") and facts.state in stages.PLANNED,
        balloting=comer.may("ballot.prepare") and stages.ballots_may_come(facts.state, facts.kind),
        writing=comer.may("conclusion.write") and facts.state in stages.CONCLUDING,
        drafts_shown=sees_drafts(comer),
        approving=comer.may("conclusion.approve"), directing=comer.may("directive.draft"),
        put_up=await put_up(comer.viewer, item), adopting=comer.may("minutes.adopt"),
        directed=comer.may("directive.list"), in_meeting=comer.may("meeting.see"),
        punctuality=await punctuality_of(facts, frozenset({item}), reader), typed=typed or Typed(), form=form,
        paper_rules=papers, ballot_rules=ballot_rules, sittings=sittings, stages=stages,
    )  # fmt: skip


def sees_drafts(comer: Comer) -> bool:
    """What is not approved yet is read by who writes and who approves it."""
    return comer.may("conclusion.write") or comer.may("conclusion.approve")


routes = [show]
