"""What means harm is refused for what it is, or does none; what honest people send is taken. By the way files come."""

from __future__ import annotations

import pytest

from documents.jail.asking import Limits
from documents.rules.names import LONGEST, clean_name
from tests.corpus.collection import HONEST, HOSTILE
from tests.corpus.sample import HARMLESS, REFUSED
from tests.corpus.trial import try_out

MOST_MEGABYTES = 600
SOON, LATE = Limits(seconds=5), Limits(seconds=120)  # a machine may be busy; how long it takes is measured by bin/bench
OF_NAMES = [name for name, one in HOSTILE.items() if one.family == "names"]


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_means_harm_is_refused_with_its_reason_or_does_none(name):
    must, outcome = HOSTILE[name].must, await try_out(HOSTILE[name], drawing=SOON)
    if must in (HARMLESS, REFUSED):
        assert outcome.verdict.refused == (must == REFUSED)
    else:
        assert outcome.verdict.reason == must
    assert outcome.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("name", HONEST)
async def test_what_honest_people_send_is_taken_and_can_be_read(name):
    outcome = await try_out(HONEST[name], drawing=LATE)
    assert (outcome.verdict.reason, outcome.verdict.params) == ("", {})
    assert outcome.shown
    assert outcome.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("name", OF_NAMES)
def test_what_is_left_of_a_name_is_harmless(name):
    kept = clean_name(HOSTILE[name].sent)
    assert 0 < len(kept) <= LONGEST
    assert kept.isprintable()
    assert not set(kept) & set('/\\:*?"<>|')
    assert kept.strip(". ") == kept


def test_there_are_enough_of_them():
    for kind in (".docx", ".pdf"):
        assert len([one for one in HOSTILE.values() if one.sent.endswith(kind)]) >= 40
    assert len(OF_NAMES) >= 20
    assert len(HOSTILE) >= 100
    assert len(HONEST) >= 40
