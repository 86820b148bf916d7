"""What a sitting and its ballots may do, told a second time: plain sets and words, no line taken from the program."""

from __future__ import annotations

from dataclasses import dataclass, field

IN_THE_HOUSE = ("called", "sitting", "adjourned")


@dataclass
class Slip:
    """A vote on paper, as one person entered it."""

    person: int
    choice: str
    by: int
    decision: str = ""


@dataclass
class Paper:
    """A ballot as everybody remembers it; `own` are those who sent their vote themselves."""

    item: int
    procedural: bool
    timed: bool
    state: str = "prepared"
    over: bool = False
    votes: dict[int, str] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    slips: dict[int, Slip] = field(default_factory=dict)

    @property
    def written(self) -> dict[int, list[str]]:
        """Each vote and where it came from."""
        return {person: [choice, "own" if person in self.own else "paper"] for person, choice in self.votes.items()}

    def waits_for(self, person: int) -> bool:
        return any(slip.person == person and not slip.decision for slip in self.slips.values())

    def voted(self, person: int, choice: str) -> None:
        self.votes[person] = choice
        self.own.add(person)

    def decided(self, entry: int, decision: str) -> None:
        slip = self.slips[entry]
        if decision == "taken" and not slip.decision:
            self.votes[slip.person] = slip.choice
        slip.decision = decision

    def closed(self) -> None:
        self.state = "closed"
        for slip in self.slips.values():
            slip.decision = slip.decision or "too_late"


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

    def ballot(self, which: int) -> int:
        """Of the open one, then the newest; 0 where there are not so many."""
        listed = sorted(self.ballots, key=lambda one: (self.ballots[one].state == "open", one), reverse=True)
        return listed[which] if which < len(listed) else 0

    def slip(self, which: int) -> tuple[int, int]:
        """The ballot and the entry: of those that wait, then the newest."""
        listed = [
            (not slip.decision and paper.state == "open", entry, ballot)
            for ballot, paper in self.ballots.items()
            for entry, slip in paper.slips.items()
        ]
        _, entry, ballot = sorted(listed, reverse=True)[which] if which < len(listed) else (False, 0, 0)
        return ballot, entry

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
        if paper.state in {"open", "closed"} and person in paper.own and paper.votes[person] == choice:
            return False
        return self._takes_no_vote(paper, person, member=member)

    def refuses_slip(self, ballot: int, person: int, *, member: bool) -> bool:
        """Nobody writes over what a member sent himself, and one slip of his waits at a time."""
        paper = self.ballots[ballot]
        return self._takes_no_vote(paper, person, member=member) or person in paper.own or paper.waits_for(person)

    def refuses_decision(self, ballot: int, entry: int, by: int, decision: str) -> bool:
        """A second person takes a slip as if it came now, or refuses it; the same decision once more is the same."""
        paper = self.ballots[ballot]
        slip = paper.slips[entry]
        if slip.decision == decision:
            return False
        if slip.decision or slip.by == by or paper.state != "open":
            return True
        late = self._takes_no_vote(paper, slip.person, member=True) or slip.person in paper.own
        return decision == "taken" and late

    def _takes_no_vote(self, paper: Paper, person: int, *, member: bool) -> bool:
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
