"""The people whom tests speak of by the part they play, each by the key of a sample office."""

from __future__ import annotations

import msgspec

from ecabinet.access import Viewer

PASSWORD = "mat-khau-cua-the-gioi-thu"

KEYS = {
    "prime_minister": "thutuong",
    "deputy": "phothutuong1",
    "minister": "boxaydung",
    "other_minister": "boyte",
    "substitute": "thutruong.bongoaigiao",
    "invitee": "daidien.kiemtoannhanuoc",
    "secretary": "thuky",
    "office": "vutheodoi",
    "office_head": "vutonghop",
    "clerk": "vp.boxaydung",
    "other_clerk": "vp.boyte",
    "auditor": "kiemsoat",
    "admin": "quantri",
}
ANONYMOUS = "anonymous"
PERSONAS = (ANONYMOUS, *KEYS)


class Persona(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs in with this e-mail and `PASSWORD`; `viewer` is he in a command, without a session."""

    email: str
    viewer: Viewer

    @property
    def person(self) -> int:
        return self.viewer.person

    @property
    def account(self) -> int:
        return self.viewer.account
