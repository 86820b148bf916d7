"""Notices by e-mail: one short letter without content, sent once, repeated only after a crash, under the same id."""

from __future__ import annotations

import smtplib
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

from anyio import to_thread

from ecabinet.clock import house_time
from ecabinet.db import fetch_one
from ecabinet.i18n import N_, translate
from ecabinet.jobs import job
from ecabinet.settings import settings

SUBJECT = N_("You have a new notice from the Government's meeting system")
BODY = N_("Sign in to read it: %(address)s. For your security this letter does not say what it is about.")


@job("notice.mail")
async def deliver(person: int, event: int) -> None:
    """Nothing of the matter goes into a letter: post offices on the way may read it."""
    row = await fetch_one(
        "SELECT a.email, e.at FROM account a, event e WHERE a.person = $1 AND a.disabled_at IS NULL AND e.id = $2",
        person, event,
    )  # fmt: skip
    if row is None:
        return
    letter = letter_to(row["email"], key=f"{event}.{person}", at=row["at"])
    await to_thread.run_sync(_send, letter)


def letter_to(address: str, *, key: str, at: datetime) -> EmailMessage:
    """`at` is when it happened, so that a letter sent again is the same letter."""
    letter = EmailMessage()
    letter["Message-ID"] = f"<notice.{key}@{urlsplit(settings().base_url).hostname}>"
    letter["Date"] = house_time(at)
    letter["From"], letter["To"] = settings().mail_from, address
    letter["Subject"] = translate(SUBJECT)
    letter.set_content(translate(BODY, address=f"{settings().base_url}/notices"))
    return letter


def _send(letter: EmailMessage) -> None:
    """To the mail server when there is one, else into the folder `outgoing`, one file a letter."""
    if settings().smtp_host:
        with smtplib.SMTP(settings().smtp_host, settings().smtp_port, timeout=10) as server:
            server.starttls()
            server.send_message(letter)
        return
    folder = settings().data_dir / "outgoing"
    folder.mkdir(parents=True, exist_ok=True)
    name = letter["Message-ID"].strip("<>").partition("@")[0]
    half: Path = folder / f"{name}.part"
    half.write_bytes(bytes(letter))
    half.rename(folder / f"{name}.eml")
