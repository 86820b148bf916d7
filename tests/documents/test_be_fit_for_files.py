"""What `ecabinet check` says about taking files in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from documents import fitness
from documents.jail import cells, network
from ecabinet.settings import Settings, settings, use


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path) -> None:
    """Processes that were started before know nothing of what these tests take away."""
    cells.end()
    use(Settings(database_url="-", secret_key=b"x" * 32, data_dir=tmp_path, environment="production"))


async def test_it_says_how_the_network_is_kept_away() -> None:
    found = await fitness.look()
    assert found.faults == []
    assert found.notes[0] in {f"no network for file inspection: {way}" for way in ("unshare", "seccomp")}


async def test_without_a_network_of_its_own_the_filter_keeps_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "own_network", tuple)
    monkeypatch.setattr(network, "own_network", tuple)
    assert (await fitness.look()).notes[0] == "no network for file inspection: seccomp"


async def test_a_jail_that_does_not_start_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "ROOT", Path("/"))
    assert "no file is taken in" in (await fitness.look()).faults[0]


async def test_libreoffice_is_tried_out(soffice: str) -> None:
    use(msgspec.structs.replace(settings(), soffice=soffice))
    assert f"Word papers: made pages by {soffice}" in (await fitness.look()).notes
    use(msgspec.structs.replace(settings(), soffice="/bin/false"))
    (fault,) = (await fitness.look()).faults
    assert "/bin/false makes no pages" in fault


async def test_a_scanner_that_does_not_answer_is_a_fault(tmp_path: Path) -> None:
    use(msgspec.structs.replace(settings(), clamd_socket=str(tmp_path / "none")))
    (fault,) = (await fitness.look()).faults
    assert "clamd does not answer" in fault
