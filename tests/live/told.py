"""What pages and frames say, as people read it."""

from __future__ import annotations

import re

from ecabinet.i18n import translate

TOKEN = re.compile(r'<input type="hidden" name="_csrf_token"[^>]*>')


def sent(number: int, of: int = 27) -> str:
    return translate("%(n)s of %(all)s sent", n=number, all=of)


def sentence(message: str, **params: object) -> str:
    return translate(message, **params)


def bare(html: str) -> str:
    """Without the forms' tokens, which pushed HTML has not, and without blanks."""
    return "".join(TOKEN.sub("", html).split())
