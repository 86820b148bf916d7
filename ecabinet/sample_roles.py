"""The sample accounts that the sign-in page of a sample installation offers, read from `accounts.json`."""

from __future__ import annotations

from functools import cache

import msgspec

from ecabinet.settings import settings

ICONS = {
    "chair": "gavel", "member": "landmark", "substitute": "users", "invitee": "user-plus", "secretary": "pen-line",
    "office": "layout-dashboard", "ministry": "list-checks", "auditor": "scroll-text", "admin": "lock",
}  # fmt: skip


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `accounts.json`."""

    email: str
    password: str
    name: str
    role: str
    agency: str = ""


class SampleRole(msgspec.Struct, frozen=True, kw_only=True):
    email: str
    name: str
    icon: str


@cache
def sample_roles() -> list[SampleRole]:
    """One account for each role, in the order of the file; the password stays in the file."""
    path = settings().data_dir / "accounts.json"
    if not path.exists():
        return []
    first: dict[str, AccountLine] = {}
    for line in msgspec.json.decode(path.read_bytes(), type=list[AccountLine]):
        first.setdefault(line.role, line)
    return [SampleRole(email=line.email, name=line.name, icon=_icon(line.role)) for line in first.values()]


def _icon(role: str) -> str:
    from ecabinet.assets import sprite_names

    wanted = ICONS.get(role, "user-check")
    return wanted if wanted in sprite_names() else "user-check"
