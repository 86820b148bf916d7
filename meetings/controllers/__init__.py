"""The pages of the meetings."""

from meetings import closed_items, live, notices  # noqa: F401 - all but `live` register what they say
from meetings import papers as whose_papers  # noqa: F401 - registers who sees a meeting's papers
from meetings.controllers import (
    agenda,
    answers,
    ballots,
    conclusions,
    home,
    items,
    meetings,
    minutes,
    paper_votes,
    papers,
    participants,
    rooms,
    screens,
    sitting,
    speakers,
    votes,
)

NOUNS = (
    home, meetings, agenda, participants, answers, items, papers, conclusions, rooms, sitting, speakers, ballots, votes,
    paper_votes, minutes, screens, live,
)  # fmt: skip
routes = [route for noun in NOUNS for route in noun.routes]
