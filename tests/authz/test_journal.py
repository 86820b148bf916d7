"""The auditor reads what was done; what closed items are about, and how people voted, he does not."""

from __future__ import annotations

import re
from html import unescape

from tests.authz.running import Running
from tests.authz.verdict import SECRET

OLDER = re.compile(r'href="(/journal\?[^"]*before=[^"]+)"')


async def test_no_page_of_the_journal_tells_what_is_closed(refusing: Running) -> None:
    browser, target, texts = refusing.browser("auditor"), "/journal", []
    while target:
        texts.append((await browser.get(target)).text)
        older = OLDER.search(texts[-1])
        target = unescape(older[1]) if older else ""
    whole = "".join(texts)
    assert len(texts) > 3
    assert "Zqitem" in whole
    assert [mark for mark in SECRET if mark in whole] == []
