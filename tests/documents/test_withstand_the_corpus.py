"""Files that mean harm are refused for what they are or do none; files of honest people are taken. By their own way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from documents import intake
from documents.rules.names import LONGEST, clean_name
from documents.rules.verdict import Verdict
from ecabinet.settings import Settings, use
from tests.corpus.aftermath import Aftermath
from tests.corpus.collection import HONEST, HOSTILE
from tests.corpus.sample import HARMLESS, REFUSED, Sample
from tests.corpus.watching import Cost, watched

MOST_MEGABYTES, MOST_SECONDS = 600, 20
OF_NAMES = [name for name, one in HOSTILE.items() if one.family == "names"]


@pytest.fixture(autouse=True)
def limits(tmp_path: Path) -> None:
    use(Settings(database_url="-", secret_key=b"x" * 32, data_dir=tmp_path, environment="test"))


@pytest.fixture(scope="module")
def aftermath() -> Iterator[Aftermath]:
    running = Aftermath()
    yield running
    running.stop()


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_means_harm_is_refused_with_its_reason_or_does_none(name, aftermath):
    one = HOSTILE[name]
    verdict, _ = await judged(one)
    if one.must == HARMLESS:
        assert not verdict.refused
        after(aftermath, verdict, one)
    elif one.must == REFUSED:
        assert verdict.refused
    else:
        assert verdict.reason == one.must


@pytest.mark.parametrize("name", HONEST)
async def test_what_honest_people_send_is_taken_and_can_be_read(name, aftermath):
    one = HONEST[name]
    verdict, _ = await judged(one)
    assert (verdict.reason, verdict.params) == ("", {})
    assert after(aftermath, verdict, one) == "done"


@pytest.mark.parametrize("name", OF_NAMES)
def test_what_is_left_of_a_name_is_harmless(name):
    kept = clean_name(HOSTILE[name].sent)
    assert 0 < len(kept) <= LONGEST
    assert kept.isprintable()
    assert not set(kept) & set('/\\:*?"<>|')
    assert kept.strip(". ") == kept


def test_there_are_enough_of_them():
    of_kind = {kind: [one for one in HOSTILE.values() if one.sent.endswith(kind)] for kind in (".docx", ".pdf")}
    assert len(of_kind[".docx"]) >= 40
    assert len(of_kind[".pdf"]) >= 40
    assert len(OF_NAMES) >= 20
    assert len(HOSTILE) >= 100
    assert len(HONEST) >= 40
    assert len({one.path for one in (*HOSTILE.values(), *HONEST.values())}) == len(HOSTILE) + len(HONEST)


async def judged(one: Sample) -> tuple[Verdict, Cost]:
    data = one.make()
    with watched() as cost:
        verdict = await intake.judge(one.sent, data)
    _require_modest(cost)
    return verdict, cost


def after(aftermath: Aftermath, verdict: Verdict, one: Sample) -> str:
    data = one.make()
    with watched() as cost:
        became = aftermath.of(verdict.kind, data)
    _require_modest(cost)
    return became


def _require_modest(cost: Cost) -> None:
    assert cost.megabytes < MOST_MEGABYTES
    assert cost.seconds < MOST_SECONDS
