"""A comparison is worked out by a process of its own, and is the same whichever process that is."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from documents import comparing, errands
from documents.comparing import compared
from documents.rules.comparison.comparing import compare

# Six clauses out of the same few words: whatever is as good as another has to be chosen in the same way.
OLD = "".join(f"{n}. Giao Bộ {name} rà soát, báo cáo kết quả hằng tháng.\n" for n, name in enumerate("ABCDEF", start=1))
NEW = "".join(f"{n}. Giao Bộ {name} rà soát, báo cáo tiến độ hằng tuần.\n" for n, name in enumerate("FDXBA", start=1))


def test_it_is_the_comparison():
    assert compared(OLD, NEW) == compare(OLD, NEW)


def test_every_process_comes_to_the_same():
    """Python mixes the order of sets of words anew in each process."""
    told = {
        subprocess.run(
            [sys.executable, "-m", comparing.__name__], input=msgspec.json.encode((OLD, NEW)), check=True,
            capture_output=True, cwd=errands.ROOT, env={"PYTHONPATH": str(errands.ROOT), "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in (1, 2, 3)
    }  # fmt: skip
    assert len(told) == 1


def test_one_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(comparing, "SECONDS", 0)
    with pytest.raises(errands.Failed):
        compared(OLD, NEW)
