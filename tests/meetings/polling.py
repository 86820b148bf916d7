"""The ballots of a sitting and who votes on them, each act beside the second telling; each result is recounted."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from meetings.commands import balloting
from meetings.commands.paper_votes import Entry, decide_entry, enter
from meetings.commands.preparing import Plan, prepare
from meetings.commands.voting import Sheet, cast
from tests.meetings.chairing import Chairing
from tests.meetings.courses import Slip
from tests.meetings.house import ALL_VOTE, OVER
from tests.meetings.rules.oracle import Hall, Verdict, judged

FIGURES = ("outcome", "base", "present", "needed", "quorum", "votes_for", "votes_against", "votes_other")


class Polling(Chairing):
    """`which` is a place in the list of ballots: the open one first, then the newest. Where there is none nothing is
    done."""

    def prepare(self, which: int, kind: str, timed: bool, display: str) -> None:
        plan = Plan(
            question="Đồng ý?", kind=kind, display=display, procedure="close_debate" if kind == "procedural" else "",
            seconds=3600 if timed else 0,
        )  # fmt: skip
        refused = self.course.refuses_preparing()
        ballot = self._does(prepare(self.secretary, self.items[which], plan), refused=refused)
        if ballot:
            self.course.remember(ballot, self.items[which], procedural=kind == "procedural", timed=timed)

    def open(self, which: int) -> None:
        if ballot := self.course.ballot(which):
            refused = self.course.refuses_opening_of(ballot)
            self._does(balloting.open_ballot(self.secretary, ballot), refused=refused)
            self.course.ballots[ballot].state = self.course.ballots[ballot].state if refused else "open"

    def vote(self, which: int, number: int, choice: str) -> None:
        if ballot := self.course.ballot(which):
            voter = self._voter(number)
            refused = self.course.refuses_vote(ballot, voter.person, choice, member=self._member(voter))
            self._does(cast(voter, ballot, Sheet(choice=choice)), refused=refused)
            if not refused:
                self.course.ballots[ballot].voted(voter.person, choice)

    def all_present_vote(self, sides: tuple[int, int]) -> None:
        """So many for, so many against, the rest other: also just enough, and a tie."""
        ballot = self.course.ballot(0)
        paper = self.course.ballots.get(ballot)
        if paper and paper.state == "open" and not paper.over:
            ways = ["for"] * sides[0] + ["against"] * sides[1] + ["other"] * len(self.house.voters)
            votes = dict(zip(sorted(self.course.present), ways, strict=False))
            self.house.run(fetch(ALL_VOTE, ballot, list(votes), list(votes.values())))
            for person, choice in votes.items():
                paper.voted(person, choice)

    def enter_on_paper(self, which: int, number: int, choice: str, hand: str) -> None:
        """It waits for a second person, and counts for nothing meanwhile."""
        if ballot := self.course.ballot(which):
            voter, by = self._voter(number), self._hand(hand)
            refused = self.course.refuses_slip(ballot, voter.person, member=self._member(voter))
            entry = Entry(person=voter.person, choice=choice, reason="Máy tính bảng hỏng")
            slip = self._does(enter(by, ballot, entry), refused=refused)
            if slip:
                self.course.ballots[ballot].slips[slip] = Slip(voter.person, choice, by.person)

    def decide_on_paper(self, which: int, who: str, decision: str) -> None:
        """Of the slips that wait, then the newest; also by the one who entered it, who may not."""
        ballot, entry = self.course.slip(which)
        if entry:
            entered = self.course.ballots[ballot].slips[entry].by
            by = next(one for one in (self.chair, self.secretary) if (one.person == entered) == (who == "first"))
            refused = self.course.refuses_decision(ballot, entry, by.person, decision)
            self._does(decide_entry(by, entry, decision), refused=refused)
            if not refused:
                self.course.ballots[ballot].decided(entry, decision)

    def run_out_of_time(self) -> None:
        paper = self.course.ballots.get(ballot := self.course.ballot(0))
        if paper and paper.timed and paper.state == "open":
            self.house.run(fetch(OVER, ballot))
            paper.over = True

    def give_more_time(self, which: int) -> None:
        if ballot := self.course.ballot(which):
            refused = self.course.refuses_more_time(ballot)
            self._does(balloting.extend_ballot(self.chair, ballot), refused=refused)
            self.course.ballots[ballot].over &= refused

    def close(self, which: int) -> None:
        if ballot := self.course.ballot(which):
            refused, fresh = self.course.refuses_closing_of(ballot), self.course.ballots[ballot].state == "open"
            self._does(balloting.close_ballot(self.chair, ballot), refused=refused)
            if fresh:
                self.course.ballots[ballot].closed()
                self._recount(ballot)

    def stop(self, which: int) -> None:
        if ballot := self.course.ballot(which):
            refused = self.course.refuses_stopping_of(ballot)
            self._does(balloting.stop_ballot(self.secretary, ballot, "Lập lại"), refused=refused)
            if not refused:
                self.course.stopped(ballot)

    def _recount(self, ballot: int) -> None:
        found = self.house.run(fetch_one("SELECT * FROM result WHERE ballot = $1", ballot))
        marks = self.house.run(fetch("SELECT person, mark FROM mark WHERE ballot = $1", ballot))
        verdict = self._verdict(ballot, found["tie_reading"])
        assert {figure: found[figure] for figure in FIGURES} == {name: getattr(verdict, name) for name in FIGURES}
        assert {row["person"]: row["mark"] for row in marks} == verdict.marks
        self.house.reasons[found["reason"]] += 1

    def _verdict(self, ballot: int, reading: str) -> Verdict:
        paper = self.course.ballots[ballot]
        return judged(
            Hall(
                members=self.house.members, present=frozenset(self.course.present), substituted=frozenset(),
                papers=paper.votes, prime_minister=self.house.prime_minister, reading=reading,
                procedural=paper.procedural,
            )
        )  # fmt: skip

    def _hand(self, hand: str) -> Viewer:
        return self.chair if hand == "chair" else self.secretary

    def _member(self, voter: Viewer) -> bool:
        return voter.person in self.house.members
