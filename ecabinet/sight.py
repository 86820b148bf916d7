"""The table of access as an SQL condition, so that what the database chooses follows the rules that pages follow."""

from __future__ import annotations

from ecabinet.access import TABLE, Viewer, has_duty


def condition(viewer: Viewer, action: str, row: str) -> str:
    """Where `may` holds, of a row with the columns of a `Relation`. All words in it are those of the table."""
    terms = [found for term in TABLE[action].act.split() if (found := _term(term, viewer, row))]
    return f"({' OR '.join(terms)})" if terms else "FALSE"


def _term(term: str, viewer: Viewer, row: str) -> str:
    """Empty for a duty that the viewer does not have."""
    who, _, about = term.partition("&")
    duty, _, agency = who.partition("@")
    asked = [f"{row}.{about}"] if about else []
    if who.startswith("="):
        return " AND ".join([f"{row}.capacity = '{who[1:]}'", *asked])
    if not has_duty(viewer, duty):
        return ""
    return " AND ".join([*([f"{row}.agency = '{agency}'"] if agency else []), *asked]) or "TRUE"
