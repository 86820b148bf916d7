"""The sample accounts that the demo prints."""

from __future__ import annotations

import json
from pathlib import Path

from ecabinet.demo.accounts import table


def test_it_shows_two_of_each_role_and_the_password_once(tmp_path: Path) -> None:
    accounts = [
        {"email": f"{role}{n}@example.vn", "password": "sesame", "name": f"Ghế {n}", "role": role, "agency": "Bộ Y tế"}
        for role in ("member", "office")
        for n in range(3)
    ]
    (tmp_path / "accounts.json").write_text(json.dumps(accounts))
    shown = table(tmp_path / "accounts.json")
    assert shown.count("Bộ Y tế") == 4
    assert shown.count("sesame") == 1
    assert "2 more" in shown


def test_without_accounts_it_says_so(tmp_path: Path) -> None:
    assert table(tmp_path / "accounts.json") == "no sample accounts"
