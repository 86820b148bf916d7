"""What a sitting and its ballots may do, told a second time: plain sets and words, no line taken from the program."""

from __future__ import annotations

from dataclasses import dataclass, field

IN_THE_HOUSE = ("called", "sitting", "adjourned")


@dataclass
class Paper:
    """A ballot as everybody remembers it."""

    item: int
    procedural: bool
    timed: bool
    state: str = "prepared"
    over: bool = False
    votes: dict[int, str] = field(default_factory=dict)


@dataclass
class Course:
    """Each question is asked before the act: whether it must be refused. Each `…ed` is what it then leaves behind."""

    state: str = "called"
    on: int | None = None
    present: set[int] = field(default_factory=set)
    ballots: dict[int, Paper] = field(default_factory=dict)

    @property
    def voting(self) -> bool:
        return any(paper.state == "open" for paper in self.ballots.values())

    @property
    def states(self) -> dict[int, str]:
        return {ballot: paper.state for ballot, paper in self.ballots.items()}

    @property
    def votes(self) -> dict[int, dict[int, str]]:
        return {ballot: paper.votes for ballot, paper in self.ballots.items()}

    def remember(self, ballot: int, item: int, *, procedural: bool, timed: bool) -> None:
        self.ballots[ballot] = Paper(item, procedural, timed)

    def refuses_opening(self) -> bool:
        return self.state not in {"called", "sitting"}

    def refuses_adjourning(self) -> bool:
        return self.state not in {"sitting", "adjourned"} or self.voting

    def refuses_resuming(self) -> bool:
        return self.state not in {"sitting", "adjourned"}

    def refuses_closing(self) -> bool:
        return self.state == "called" or self.voting

    def closed(self) -> None:
        self.state, self.on = "closed", None
        self.present.clear()

    def refuses_going_to(self, item: int) -> bool:
        return self.state != "sitting" or (self.on != item and self.voting)

    def refuses_presence(self) -> bool:
        return self.state not in IN_THE_HOUSE

    def refuses_preparing(self) -> bool:
        return self.state == "closed"

    def refuses_opening_of(self, ballot: int) -> bool:
        paper = self.ballots[ballot]
        if paper.state == "open":
            return False
        return self.state != "sitting" or paper.state != "prepared" or self.on != paper.item or self.voting

    def refuses_vote(self, ballot: int, person: int, choice: str, *, member: bool) -> bool:
        """The same vote once more is the same act, whatever happened meanwhile."""
        paper = self.ballots[ballot]
        if paper.state in {"open", "closed"} and paper.votes.get(person) == choice:
            return False
        return paper.state != "open" or paper.over or not member or person not in self.present

    def refuses_more_time(self, ballot: int) -> bool:
        return self.ballots[ballot].state != "open" or not self.ballots[ballot].timed

    def refuses_closing_of(self, ballot: int) -> bool:
        return self.ballots[ballot].state not in {"open", "closed"}

    def refuses_stopping_of(self, ballot: int) -> bool:
        return self.ballots[ballot].state == "closed"

    def stopped(self, ballot: int) -> None:
        paper = self.ballots[ballot]
        paper.state = {"prepared": "withdrawn", "open": "void"}.get(paper.state, paper.state)
