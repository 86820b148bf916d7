"""The pages of the meetings."""

from meetings import live, notices, papers  # noqa: F401 - the latter two register what they say and decide
from meetings.controllers import (
    agenda,
    answers,
    ballots,
    conclusions,
    home,
    items,
    meetings,
    minutes,
    participants,
    rooms,
    screens,
    sitting,
    votes,
)

NOUNS = (
    home, meetings, agenda, participants, answers, items, conclusions, rooms, sitting, ballots, votes, minutes, screens,
    live,
)  # fmt: skip
routes = [route for noun in NOUNS for route in noun.routes]
