"""Why an act was refused: each refusal has a status and one message that a person can act on."""

from __future__ import annotations


class Broken(Exception):
    """A refused act. The message is an English msgid; its %(name)s are filled from params when it is shown."""

    status = 422

    def __init__(self, message: str, field: str | None = None, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.params = params


class RuleBroken(Broken):
    """The form was understood, but a rule says no."""


class BadInput(Broken):
    """What was sent cannot be read, or a field holds what it cannot hold."""

    status = 400


class Stale(Broken):
    """Somebody else was faster; theirs is what stands now."""

    status = 409

    def __init__(self, message: str, field: str | None = None, *, theirs: object = None, **params: object) -> None:
        super().__init__(message, field, **params)
        self.theirs = theirs


class NotFound(Broken):
    """Not there, or not for this person: both look the same."""

    status = 404

    def __init__(self, message: str = "This page was not found", **params: object) -> None:
        super().__init__(message, None, **params)


class Forbidden(Broken):
    """Seen, but not allowed to act on; the message gives the reason."""

    status = 403

    def __init__(self, message: str = "You may not do this", **params: object) -> None:
        super().__init__(message, None, **params)
