"""Migrations, run by the owner; then exactly the rights that the application's role needs."""

from __future__ import annotations

import contextlib
import io
from urllib.parse import unquote, urlsplit

from piccolo.apps.migrations.commands.forwards import run_forwards

from ecabinet.db import DB
from ecabinet.settings import Settings

ADDED_ONLY = frozenset({
    "event", "vote_change", "access_log", "result", "closure", "opening", "entitled", "mark", "voiding", "approval",
    "minutes", "call", "blob", "publication",
})  # fmt: skip
MAY_GO = frozenset({
    "session", "outbox", "current_item", "sign_in_attempt", "device", "participant", "answer", "agenda_item",
    "clearance", "cooperation", "clause_hold", "locking", "delegate", "site_seat", "page", "wording", "paper_copy",
    "pack", "item_outcome", "adjournment", "speech",
})  # fmt: skip
OWN = frozenset({"migration"})


async def migrate(settings: Settings) -> None:
    """Forwards, quietly; SystemExit with what Piccolo said when one fails."""
    DB.config = {"dsn": settings.database_owner_url or settings.database_url}
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            await run_forwards("all")
    except (Exception, SystemExit) as error:
        raise SystemExit(f"a migration failed: {error}\n{said.getvalue()}") from error
    await _grant(_role(settings.database_url))


async def _grant(role: str) -> None:
    """Rights by table: the journal and what is frozen can only be added to, and little may be deleted at all."""
    connection = await DB.get_new_connection()
    try:
        async with connection.transaction():
            for kind, name in await connection.fetch(TABLES):
                await connection.execute(f'REVOKE ALL ON "{name}" FROM "{role}"')
                await connection.execute(f'GRANT {_rights(kind, name)} ON "{name}" TO "{role}"')
            await connection.execute(f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"')
            await connection.execute(f'GRANT USAGE ON SCHEMA public TO "{role}"')
    finally:
        await connection.close()


TABLES = (
    "SELECT c.relkind::text, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v') AND pg_get_userbyid(c.relowner) = current_user"
)


def _rights(kind: str, name: str) -> str:
    if kind == "v" or name in OWN:
        return "SELECT"
    if name in ADDED_ONLY:
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE, DELETE" if name in MAY_GO else "SELECT, INSERT, UPDATE"


def _role(url: str) -> str:
    """The role's name, from our own setting and never from a request."""
    name = unquote(urlsplit(url).username or "")
    if not name.replace("_", "").isalnum():
        raise SystemExit("the application's role needs a plain name")
    return name
