"""What can be found: each package names its texts and its rules in SQL, and the search makes one statement of them.

In that SQL $1 is the viewer's person and $2 his agency, $3 the words that must be there, $4 all of them in one row,
$5 whether versions that were replaced are found too.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ecabinet.access import Viewer

# The columns of a hit, in this order. `class` says how well it fits: 0 the title says it in one row, 1 the title has
# all words, 2 and 3 the same of the text. `key` and `n` are the source's own, for its `passage`; `page` is the page
# of a paper that it stands on, `found` how many pages or clauses have the words.
COLUMNS = ("kind", "class", "id", "href", "title", "version", "page", "key", "n", "found", "meeting", "agency", "at")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """`hits` is a SELECT of the columns, of what this viewer may see; `passage` an SQL expression on a hit `h`.

    `one` is what a single hit is called, `all` what the list of them is.
    """

    kind: str
    one: str
    all: str
    icon: str
    hits: Callable[[Viewer], str]
    passage: str = "''"


Select = Callable[[Viewer], str]

sources: dict[str, Source] = {}
shared: dict[str, str] = {}
names: dict[str, Select] = {"agency": lambda _: "SELECT id, name FROM agency"}


def add(source: Source) -> None:
    sources[source.kind] = source


def share(name: str, select: str) -> None:
    """A SELECT that the SQL of several sources uses by this name."""
    shared[name] = select


def name(column: str, select: Select) -> None:
    """How the numbers in a column of the hits are called: a SELECT of id and name, of what this viewer may know of."""
    names[column] = select
