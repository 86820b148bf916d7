"""One decision lived through by its people, each at a browser of his own: from the invitation to the minutes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ecabinet.i18n import translate as said
from tests.browser.callers import callers
from tests.browser.thread import (
    answering,
    concluding,
    directing,
    faults,
    planning,
    recording,
    sitting,
    voting,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

MEMBERS = (
    *(f"phothutuong{n}" for n in range(1, 7)),
    "botuphap", "bonoivu", "botaichinh", "bocongthuong", "boquocphong", "bocongan", "bodantocvatongiao",
)  # fmt: skip
HALF, REST = "Đề nghị làm rõ", " thẩm quyền tại Điều 2."


def test_a_decision_from_the_invitation_to_the_minutes(demo, arrive, soffice, tmp_path):
    office, chair, minister = arrive("vutonghop"), arrive("thutuong"), arrive("boxaydung")
    clerk, secretary, wall = arrive("vp.boxaydung"), arrive("thuky"), arrive()
    in_room = [chair, minister, secretary]
    with callers(demo, *MEMBERS) as members:
        meeting, item = planning.plan(office, tmp_path)
        answering.answer(minister, meeting)
        sitting.open_sitting(chair, [minister, secretary], meeting)
        screen = wall.go(sitting.show_on_a_big_screen(secretary, meeting))
        loaded = [one.loaded for one in (*in_room, wall)]
        sitting.begin(secretary, [chair, minister], screen)
        sitting.come([chair, minister], members, secretary, meeting)

        ballot = voting.open_ballot(secretary, [chair, minister], screen)
        voting.vote(minister, "For")
        voting.remark(minister).press_sequentially(HALF)
        with faults.without_network(minister):
            for member in members[:4]:
                member.vote(ballot, "for")
            voting.everybody_counts([chair, secretary], screen, 5)
        voting.everybody_counts(in_room, screen, 5)
        both_are_there(minister, ballot)

        with faults.stopped(demo, [*in_room, wall]):
            pass
        both_are_there(minister, ballot)
        for member in members[4:8]:
            member.vote(ballot, "for")
        voting.everybody_counts(in_room, screen, 9)

        faults.kill_the_wire(demo)
        for member in members[8:12]:
            member.vote(ballot, "for")
        members[12].vote(ballot, "against")
        voting.everybody_counts(in_room, screen, 14)
        voting.remark(minister).press_sequentially(REST)
        minister.press("Change the vote")
        expect(voting.sheet(minister).get_by_role("status")).to_contain_text(said("For"))
        voting.vote(chair, "For")
        voting.close_ballot(chair, [minister, secretary], screen, votes=(14, 1))
        assert [one.loaded for one in (*in_room, wall)] == loaded

    concluding.write(office, item)
    concluding.approve(chair, item)
    directive = directing.issue(office, item)
    directing.take(clerk)
    directing.report(clerk, "Đã hoàn thiện dự thảo, đang lấy ý kiến.", "60")
    directing.ask_completion(clerk)
    directing.send_back(office, clerk, directive)
    directing.report(clerk, "Đã trình Thủ tướng Chính phủ.", "100")
    directing.ask_completion(clerk)
    directing.verify(office, directive)
    directing.linked_both_ways(office, meeting, item, directive)

    chair.go(f"/meetings/{meeting}/room")
    sitting.close_sitting(chair, [minister, secretary])
    minutes = recording.freeze(office, meeting, tmp_path)
    for text in (recording.text_by_python_docx(minutes), recording.text_by_libreoffice(minutes, soffice)):
        assert voting.QUESTION in text
        assert "14" in text
        assert all(clause in text for clause in concluding.CLAUSES)
    assert [one.complaints for one in (office, *in_room, clerk, wall)] == [[]] * 6


def both_are_there(minister, ballot):
    """What was sent is in the database, what was being typed still stands where it was typed."""
    expect(voting.remark(minister)).to_have_value(HALF)
    expect(voting.sheet(minister).get_by_role("status")).to_contain_text(said("For"))
    kept = minister.context.request.get(f"/ballots/{ballot}/mine").text()
    assert 'value="for" required checked' in kept
    assert HALF not in kept
