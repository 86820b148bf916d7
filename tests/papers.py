"""The worker's part in a test: what was sent is checked and drawn, up to its last page."""

from __future__ import annotations

import documents.jobs  # noqa: F401 - registers
from ecabinet.db import fetch
from ecabinet.jobs import do_due


async def checked() -> None:
    """Every paper that waits becomes what it is: readable, refused or put aside."""
    while await do_due(slow=True):
        pass
    failed = await fetch("SELECT job, error FROM outbox WHERE job LIKE 'paper.%' AND error IS NOT NULL")
    assert failed == []
