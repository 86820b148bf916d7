"""The worker's part in a test: what was sent is checked and drawn, up to its last page."""

from __future__ import annotations

import documents.jobs  # noqa: F401 - registers
from documents.commands.checking import take_up_undrawn
from ecabinet.db import fetch
from ecabinet.jobs import do_due


async def checked() -> None:
    """Every paper that waits becomes what it is: readable, refused or put aside. So do those of the past."""
    await take_up_undrawn()
    while await do_due(slow=True):
        await take_up_undrawn()
    failed = await fetch("SELECT job, error FROM outbox WHERE job LIKE 'paper.%' AND error IS NOT NULL")
    assert failed == []
