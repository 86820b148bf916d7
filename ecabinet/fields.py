"""One field of a form: from what was typed to a value of its type, or the sentence that says what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any, get_type_hints

import msgspec
from msgspec import inspect

from ecabinet.clock import HOUSE
from ecabinet.errors import BadInput
from ecabinet.i18n import N_
from ecabinet.sent_files import SentFile
from ecabinet.typed import UNSHOWN
from ecabinet.vietnamese import nfc

LONGEST = 20_000
LARGEST = 2**31 - 1
SEVERAL = (inspect.ListType, inspect.SetType, inspect.FrozenSetType, inspect.VarTupleType)
TRUTH = {"on": True, "1": True, "true": True, "yes": True, "off": False, "0": False, "false": False, "no": False}
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
HOUR = re.compile(r"(\d{1,2})[:hg](\d{2})(?::(\d{2}))?", re.ASCII)
LENGTH = re.compile(r"length (<=|>=) (\d+)")

MISSING = N_("Fill this in.")
CHOOSE = N_("Choose one of the answers offered.")
FILE_MISSING = N_("Choose a file.")
NOT_A_FILE = N_("Text goes here, not a file.")
TWICE = N_("This was sent twice; load the page again.")
UNSEEN = N_("Remove the characters that cannot be seen; type the text again if need be.")
TOO_LONG = N_("At most %(limit)s characters; there are %(length)s.")
TOO_SHORT = N_("At least %(limit)s characters.")
TOO_MANY = N_("Choose at most %(limit)s; there are %(length)s.")
TOO_FEW = N_("Choose at least %(limit)s.")
FORM = N_("This has not the right form.")
SENTENCES: dict[type, str] = {
    inspect.IntType: N_("Enter a whole number."),
    inspect.FloatType: N_("Enter a number, for example 12,5."),
    inspect.DecimalType: N_("Enter a number, for example 12,5."),
    inspect.DateType: N_("Enter the date as day/month/year, for example 05/12/2026."),
    inspect.DateTimeType: N_("Enter the day and the time, for example 05/12/2026 08:30."),
    inspect.TimeType: N_("Enter the time as hour:minute, for example 08:30."),
    inspect.BoolType: CHOOSE,
    inspect.EnumType: CHOOSE,
    inspect.LiteralType: CHOOSE,
    inspect.CustomType: FILE_MISSING,
}
OUT_OF_RANGE = N_("This number is outside the range allowed.")


class Field(msgspec.Struct, frozen=True):
    name: str
    key: str
    annotation: Any
    kind: inspect.Type
    several: bool
    required: bool

    def read(self, sent: Sequence[str | SentFile]) -> object:
        """The value, or UNSET when nothing was given and the form has a default; raises BadInput."""
        given = [part for part in (self._part(part) for part in sent) if part is not None]
        if self.several:
            return self._convert([self._parse(part) for part in given]) if sent or self.required else msgspec.UNSET
        if not given:
            if self.required:
                raise BadInput(FILE_MISSING if self._is_file else CHOOSE if self._is_choice else MISSING)
            return msgspec.UNSET
        if any(part != given[0] for part in given):
            raise BadInput(TWICE)
        return self._convert(self._parse(given[0]))

    @property
    def _is_file(self) -> bool:
        return isinstance(self.kind, inspect.CustomType) and self.kind.cls is SentFile

    @property
    def _is_choice(self) -> bool:
        return isinstance(self.kind, inspect.EnumType | inspect.LiteralType | inspect.BoolType)

    def _part(self, part: str | SentFile) -> str | SentFile | None:
        """The part without outer blanks; None for a blank."""
        if self._is_file or isinstance(part, SentFile):
            if self._is_file == isinstance(part, SentFile):
                return part
            if self._is_file and not part:
                return None
            raise BadInput(FILE_MISSING if self._is_file else NOT_A_FILE)
        return cleaned(part, keep_blanks="password" in self.key)

    def _parse(self, part: str | SentFile) -> object:
        if isinstance(part, SentFile):
            return part
        try:
            return _offered(self.kind)[part] if self._is_choice else PARSERS.get(type(self.kind), str)(part)
        except (ValueError, ArithmeticError, KeyError):
            raise BadInput(self._sentence()) from None

    def _convert(self, value: object) -> object:
        try:
            return msgspec.convert(value, self.annotation)
        except msgspec.ValidationError as error:
            raise self._explained(str(error), value) from None

    def _explained(self, error: str, value: object) -> BadInput:
        if (found := LENGTH.search(error)) and isinstance(value, str | list):
            words = (TOO_LONG, TOO_SHORT) if isinstance(value, str) else (TOO_MANY, TOO_FEW)
            return BadInput(words[found[1] == ">="], limit=int(found[2]), length=len(value))
        ranged = isinstance(value, int | float | Decimal) and re.search(r" [<>]=? ", error)
        return BadInput(OUT_OF_RANGE if ranged else self._sentence())

    def _sentence(self) -> str:
        return SENTENCES.get(type(self.kind), FORM)


@cache
def of(form: type[msgspec.Struct]) -> tuple[Field, ...]:
    hints, shape = get_type_hints(form, include_extras=True), inspect.type_info(form)
    assert isinstance(shape, inspect.StructType)
    return tuple(_field(field, hints[field.name]) for field in shape.fields)


def cleaned(text: str, *, keep_blanks: bool = False) -> str | None:
    """NFC, one kind of line end; None for a blank; BadInput for what no page can show."""
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))
    if UNSHOWN.search(text):
        raise BadInput(UNSEEN)
    if len(text) > LONGEST:
        raise BadInput(TOO_LONG, limit=LONGEST, length=len(text))
    return (text if keep_blanks else text.strip()) if text.strip() else None


def _field(found: inspect.Field, annotation: Any) -> Field:
    kind = _core(found.type)
    each = _core(kind.item_type) if isinstance(kind, SEVERAL) else kind
    return Field(found.name, found.encode_name, annotation, each, each is not kind, found.required)


def _core(kind: inspect.Type) -> inspect.Type:
    """The type beside None, and without what annotations add."""
    if isinstance(kind, inspect.Metadata):
        return _core(kind.type)
    if isinstance(kind, inspect.UnionType):
        return _core(next(part for part in kind.types if not isinstance(part, inspect.NoneType)))
    return kind


def _offered(kind: inspect.Type) -> dict[str, object]:
    """The answers of a choice, by how a form writes them."""
    if isinstance(kind, inspect.EnumType):
        return {str(member.value): member.value for member in kind.cls}
    return {str(value): value for value in kind.values} if isinstance(kind, inspect.LiteralType) else dict(TRUTH)


def _integer(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise ValueError
    if abs(number := int(text)) > LARGEST:
        raise BadInput(OUT_OF_RANGE)
    return number


def _decimal(text: str) -> Decimal:
    number = Decimal(text.replace(",", "."))
    if not number.is_finite() or abs(number) > LARGEST or len(text) > 40:
        raise ValueError
    return number


def _float(text: str) -> float:
    number = float(_decimal(text))
    if not isfinite(number):
        raise ValueError
    return number


def _day(text: str) -> date:
    found = DAY.fullmatch(text)
    day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    if not 1900 <= day.year <= 2200:
        raise ValueError
    return day


def _hour(text: str) -> time:
    found = HOUR.fullmatch(text)
    return time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else time.fromisoformat("")


def _moment(text: str) -> datetime:
    """The house's time, as a browser sends it: a day and an hour, without a zone."""
    day, _, hour = text.replace(" ", "T", 1).partition("T")
    return datetime.combine(_day(day), _hour(hour), HOUSE)


PARSERS = {
    inspect.IntType: _integer,
    inspect.FloatType: _float,
    inspect.DecimalType: _decimal,
    inspect.DateType: _day,
    inspect.DateTimeType: _moment,
    inspect.TimeType: _hour,
}
