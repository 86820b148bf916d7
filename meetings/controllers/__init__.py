"""The pages of the meetings."""

from meetings import closed_items, live, notices, search  # noqa: F401 - all but `live` register what they say
from meetings import papers as whose_papers  # noqa: F401 - registers who sees a meeting's papers
from meetings.controllers import (
    adoptions,
    agenda,
    answers,
    attendance,
    ballots,
    chairs,
    clauses,
    conclusions,
    connections,
    consoles,
    home,
    items,
    meetings,
    minutes,
    packs,
    paper_votes,
    papers,
    participants,
    presentations,
    receipts,
    rooms,
    screens,
    sites,
    sitting,
    speakers,
    templates,
    votes,
)

NOUNS = (
    home, meetings, agenda, participants, receipts, answers, items, papers, packs, conclusions, clauses, rooms,
    consoles, sitting, chairs, attendance, sites, connections, speakers, presentations, ballots, votes, paper_votes,
    minutes, screens, templates, adoptions, live,
)  # fmt: skip
routes = [route for noun in NOUNS for route in noun.routes]
