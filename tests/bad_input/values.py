"""What is wrong in a field, by the kind of the field, with a name for it."""

from __future__ import annotations

from msgspec import inspect

from ecabinet.fields import LONGEST, Field

UNSEEN = {
    "a NUL": b"a%00b", "a control character": b"a%01b", "an escape": b"a%1b[31mb", "a lone surrogate": b"a%ed%a0%80b",
    "broken UTF-8": b"a%ff%feb", "overlong UTF-8": b"a%c0%80b", "text turned around": "a\u202eb", "C1": "a\x9fb",
    "isolates": "a\u2066b",
}  # fmt: skip
NUMBERS = {
    "no number": "mười", "a fraction": "1.5", "an exponent": "1e3", "too large": str(2**31),
    "far too large": str(2**63), "endless": "9" * 5000, "too small": str(-(2**31) - 1), "hexadecimal": "0x10",
    "with underscores": "1_0", "not a number": "nan", "endless by name": "inf", "two": "1 2", "a sum": "1+1",
    "of another script": "\u0661\u0662",
}  # fmt: skip
DAYS = {
    "no day": "hôm nay", "not in the calendar": "30/02/2026", "nor in the other form": "2026-02-30",
    "long ago": "0001-01-01", "for ever": "9999-12-31", "a thirteenth month": "01/13/2026", "zero": "00/00/0000",
    "with an hour": "2026-01-01T00:00", "five digits": "01/01/20266",
}  # fmt: skip
HOURS = {"no hour": "sáng", "after midnight": "25:00", "minutes": "08:60", "negative": "-1:00"}
CHOICES = {"not offered": "khong-co", "in capitals": "FOR ", "several": "for,against", "a number": "99"}
TRUTHS = {"neither": "có lẽ", "a number": "2"}

# Texts that people choose and do not type.
CHOSEN = {
    "choice", "decision", "outcome", "mode", "kind", "value", "precision", "recurring", "seen", "draft", "key", "next",
}  # fmt: skip

Bad = dict[str, bytes | str]


def bad_values(field: Field) -> Bad:
    """What this field must refuse, as it stands in a body: bytes are escaped already."""
    if _is_file(field):
        return {}
    by_kind = {
        inspect.IntType: NUMBERS, inspect.DateType: DAYS, inspect.TimeType: HOURS, inspect.BoolType: TRUTHS,
        inspect.LiteralType: CHOICES, inspect.EnumType: CHOICES,
    }  # fmt: skip
    found: Bad = UNSEEN | by_kind.get(type(field.kind), {"too long": "ă" * (LONGEST + 1)})
    if field.required and not field.several:
        found |= {"nothing": "", "blanks": "  \t\n ", "blanks that are none": "\u3000\u00a0"}
    return found


def is_free_text(field: Field) -> bool:
    return isinstance(field.kind, inspect.StrType) and field.key not in CHOSEN


def _is_file(field: Field) -> bool:
    return isinstance(field.kind, inspect.CustomType)
