"""The sample accounts as a small table: a few of each role, and the one password once."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

COLUMNS = ("name", "role", "agency", "email")
OF_EACH_ROLE = 2


def table(path: Path) -> str:
    accounts = json.loads(path.read_text("utf-8")) if path.exists() else []
    if not accounts:
        return "no sample accounts"
    shown = _a_few(accounts)
    widths = {column: max(len(row[column]) for row in shown) for column in COLUMNS}
    lines = ["  " + "  ".join(row[column].ljust(widths[column]) for column in COLUMNS).rstrip() for row in shown]
    rest = f"; {len(accounts) - len(shown)} more" if len(accounts) > len(shown) else ""
    return "\n".join([*lines, f"password of all: {accounts[0]['password']}  (in {path}{rest})"])


def _a_few(accounts: list[dict[str, str]]) -> list[dict[str, str]]:
    by_role: dict[str, list[dict[str, str]]] = defaultdict(list)
    for account in accounts:
        by_role[account["role"]].append({column: str(account[column] or "") for column in COLUMNS})
    return [account for accounts in by_role.values() for account in accounts[:OF_EACH_ROLE]]
