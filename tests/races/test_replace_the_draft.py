"""A new version of the draft against an opening, against votes, against a closing: nobody votes on an old draft."""

from __future__ import annotations

from collections import Counter

import pytest

from documents.commands.attaching import take
from documents.commands.checking import refuse
from documents.rules.reasons import UNDRAWN
from ecabinet.errors import RuleBroken, Stale
from meetings.commands import balloting
from meetings.commands.voting import cast
from meetings.queries.ballots import ballot_facts
from tests.documents.make_word import paragraph, word
from tests.races.drafts import drafted, newest, replace
from tests.races.session import Session, count, votes_of
from tests.races.start import at_once, refused

ROUNDS = 12


async def test_a_ballot_that_opens_beside_a_new_version_is_void_or_open_on_the_new_one(session: Session) -> None:
    endings = Counter()
    for taken in await drafted(session.secretary, ROUNDS):
        ballot = await session.prepared(paper=True)
        ends = await at_once([
            lambda ballot=ballot: balloting.open_ballot(session.secretary, ballot),
            lambda taken=taken: replace(session.secretary, session.paper, taken),
        ])  # fmt: skip
        assert refused(ends) == []
        facts = await ballot_facts(ballot)
        assert facts.state == "void" or (facts.state, facts.draft_sha256) == ("open", await newest(session.paper))
        assert await newest(session.paper) == taken.sha256
        endings[facts.state] += 1
        if facts.state == "open":
            await balloting.stop_ballot(session.secretary, ballot, "Lượt sau")
    assert sum(endings.values()) == ROUNDS


async def test_votes_beside_a_new_version_end_in_a_void_ballot_without_a_result(session: Session) -> None:
    for taken in await drafted(session.secretary, 4):
        ballot = await session.opened(paper=True)
        sheet = await session.sheet(ballot)
        votes = [lambda voter=voter: cast(voter, ballot, sheet) for voter in session.voters]  # noqa: B023
        ends = await at_once([*votes, lambda taken=taken: replace(session.secretary, session.paper, taken)])
        assert all("void" in end.message for end in refused(ends))
        assert (await ballot_facts(ballot)).state == "void"
        assert len(await votes_of(ballot)) == len(votes) - len(refused(ends))
        late = "vote v JOIN voiding x ON x.ballot = v.ballot WHERE v.ballot = $1 AND v.at >= x.at"
        assert await count(late, ballot) == 0
        assert await count("result WHERE ballot = $1", ballot) == 0
        with pytest.raises(RuleBroken):
            await session.close(ballot)


async def test_a_closing_beside_a_new_version_leaves_a_result_or_a_void_ballot_never_both(session: Session) -> None:
    for taken in await drafted(session.secretary, 6):
        ballot = await session.opened(paper=True)
        await session.vote(session.voters[0], ballot)
        ends = await at_once([
            lambda ballot=ballot: session.close(ballot),
            lambda taken=taken: replace(session.secretary, session.paper, taken),
        ])  # fmt: skip
        closed, void = (
            await count("closure WHERE ballot = $1", ballot),
            await count("voiding WHERE ballot = $1", ballot),
        )
        assert closed + void == 1
        assert isinstance(ends[0], RuleBroken) == (void == 1)
        assert await count("result WHERE ballot = $1", ballot) == closed


async def test_new_versions_at_once_get_one_number_each_and_void_the_ballot_once(session: Session) -> None:
    ballot, versions = await session.opened(paper=True), await drafted(session.secretary, 5)
    before = await count("paper_version WHERE paper = $1", session.paper)
    ends = await at_once([lambda taken=taken: replace(session.secretary, session.paper, taken) for taken in versions])
    assert refused(ends) == []
    assert await count("paper_version WHERE paper = $1", session.paper) == before + 5
    assert await count("voiding WHERE ballot = $1", ballot) == 1
    assert await count("event WHERE kind = 'ballot.void' AND subject_id = $1", ballot) == 1


async def test_no_ballot_is_prepared_or_opened_on_a_draft_that_is_still_checked(session: Session) -> None:
    """Nor on the version before it; a version that was refused does not count."""
    before, ballot = await newest(session.paper), await session.prepared(paper=True)
    taken = await take("du-thao.docx", word(paragraph("Bản chưa kiểm tra.")))
    await replace(session.secretary, session.paper, taken)
    for act in (session.prepared(paper=True), balloting.open_ballot(session.secretary, ballot)):
        with pytest.raises(RuleBroken, match="still being checked"):
            await act
    await refuse(taken.sha256, UNDRAWN)
    await balloting.open_ballot(session.secretary, ballot)
    assert (await ballot_facts(ballot)).draft_sha256 == before


async def test_a_void_ballot_is_never_opened_again(session: Session) -> None:
    ballot = await session.opened(paper=True)
    await replace(session.secretary, session.paper, (await drafted(session.secretary, 1))[0])
    with pytest.raises(RuleBroken, match="prepare a new one"):
        await balloting.open_ballot(session.secretary, ballot)
    with pytest.raises(RuleBroken, match="void"):
        await session.vote(session.voters[0], ballot)


async def test_a_page_that_shows_an_old_draft_does_not_vote_on_the_new_one(session: Session) -> None:
    prepared = await session.prepared(paper=True)
    old_page = await session.sheet(prepared)
    await replace(session.secretary, session.paper, (await drafted(session.secretary, 1))[0])
    await balloting.open_ballot(session.secretary, prepared)
    with pytest.raises(Stale):
        await cast(session.voters[0], prepared, old_page)
    await session.vote(session.voters[0], prepared)


async def test_a_ballot_without_a_draft_is_left_alone_by_new_papers(session: Session) -> None:
    ballot = await session.opened()
    await replace(session.secretary, session.paper, (await drafted(session.secretary, 1))[0])
    assert (await ballot_facts(ballot)).state == "open"
