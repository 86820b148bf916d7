"""A small cabinet for these tests: three agencies, an office, and who acts for them; and conclusions to quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from directives.commands.accepting import accept
from directives.commands.completing import ask_completion
from directives.commands.drafting import draft
from directives.commands.issuing import issue
from directives.commands.receiving import receive
from directives.commands.reporting import report
from directives.commands.verifying import verify
from directives.queries.directives import DirectivePage
from directives.queries.timelines import Entry
from directives.rules.orders import Order
from ecabinet import agencies
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.vietnamese import sort_key

NOON = datetime(2025, 11, 2, 5, 0, tzinfo=UTC)
TEXT = "Giao cơ quan chủ trì hoàn thiện dự thảo Nghị định, trình Chính phủ trước ngày 20 tháng 11 năm 2025."

TABLES = (
    "acceptance", "cancellation", "completion_request", "contribution", "directive", "event", "evidence", "extension",
    "issue", "paper", "receipt", "reminder", "report", "return", "verification",
)  # fmt: skip


def at(day: int, hour: int = 12, month: int = 11) -> datetime:
    """A moment of 2025 by the clock of Hà Nội."""
    return datetime.fromisoformat(f"2025-{month:02}-{day:02}T{hour:02}:00:00+07:00")


@dataclass(kw_only=True)
class Cabinet:
    """`lead`, `helper` and `stranger` act for the agencies `a`, `b` and `c`; `old` was merged away."""

    a: int
    b: int
    c: int
    old: int
    office: Viewer
    officer: Viewer
    lead: Viewer
    colleague: Viewer
    minister: Viewer
    helper: Viewer
    stranger: Viewer
    head: Viewer
    auditor: Viewer
    before: dict[str, int]

    async def count(self, table: str) -> int:
        """How many rows came since the cabinet was formed; the database may hold more of the world."""
        row = await fetch_one(f'SELECT count(*) AS n FROM "{table}" WHERE id > $1', self.before[table])
        assert row is not None
        return row["n"]

    async def clause(self, text: str = TEXT, *, approved: bool = True, closed: bool = False, **more: object) -> int:
        """A clause of a conclusion of a meeting, with its owner and deadline if they are given; its id."""
        meeting = await insert("meeting", kind="government", title="Phiên họp thử nghiệm", starts_at=NOON, ends_at=NOON)
        item = await insert("agenda_item", meeting=meeting, position=1, title="Nội dung", closed=closed)
        conclusion = await insert("conclusion", item=item, created_at=NOON)
        if approved:
            await insert("approval", conclusion=conclusion, text=text, sha256="0" * 64, at=NOON)
        return await insert("clause", conclusion=conclusion, n=1, text=text, updated_at=NOON, **more)

    def order(self, **more: object) -> Order:
        usual = {
            "text": TEXT, "lead": self.a, "cooperating": (self.b,), "deadline": date(2025, 11, 20), "precision": "day",
            "document_number": "100/TB-VPCP", "issued_on": date(2025, 11, 2),
        }  # fmt: skip
        return Order(**usual | more)

    async def drafted(self, *, when: datetime = NOON, **more: object) -> int:
        return await draft(self.office, self.order(**more), at=when)

    async def issued(self, *, when: datetime = NOON, **more: object) -> int:
        made = await self.drafted(when=when, **more)
        await issue(self.office, made, at=when)
        return made

    async def accepted(self, *, when: datetime = NOON, **more: object) -> int:
        made = await self.issued(when=when, **more)
        await receive(self.lead, made, at=when)
        await accept(self.lead, made, at=when)
        return made

    async def asked(self, *, when: datetime, **more: object) -> int:
        """Reported as done, and completion asked for, at this moment."""
        made = await self.accepted(**more)
        await report(self.lead, made, text="Đã trình.", percent=100, at=when)
        await ask_completion(self.lead, made, at=when)
        return made

    async def done(self, *, when: datetime, verified: datetime | None = None, **more: object) -> int:
        made = await self.asked(when=when, **more)
        await verify(self.office, made, outcome="accepted", at=verified or when)
        return made


async def build() -> Cabinet:
    await fetch(
        "INSERT INTO installation (sample) SELECT true WHERE NOT EXISTS (SELECT FROM installation WHERE sample)"
    )
    a, b, c = [await agency(f"Bộ Thử nghiệm {name}") for name in "ABC"]
    made = Cabinet(
        a=a, b=b, c=c, old=await agency("Bộ Thử nghiệm cũ", valid_to=date(2025, 2, 28)),
        office=await person("Người đứng đầu Văn phòng thử nghiệm", "office office_head"),
        officer=await person("Chuyên viên Văn phòng thử nghiệm", "office"),
        lead=await person("Bộ Thử nghiệm A", "ministry", a),
        colleague=await person("Chuyên viên Bộ Thử nghiệm A", "ministry", a),
        minister=await person("Bộ trưởng Bộ Thử nghiệm A", "member", a, kind="minister"),
        helper=await person("Bộ Thử nghiệm B", "ministry", b),
        stranger=await person("Bộ Thử nghiệm C", "ministry", c),
        head=await person("Phó Thủ tướng thử nghiệm", "member", kind="deputy_prime_minister"),
        auditor=await person("Kiểm soát viên thử nghiệm", "auditor"),
        before={table: await last(table) for table in TABLES},
    )  # fmt: skip
    agencies.forget()
    return made


async def agency(name: str, *, valid_to: date | None = None) -> int:
    return await insert("agency", name=name, kind="bộ", aliases=[], sort_key=sort_key(name), valid_to=valid_to)


async def person(name: str, duties: str, agency: int | None = None, kind: str = "officer") -> Viewer:
    person = await insert("person", name=name, sort_key=sort_key(name))
    await insert("post", person=person, agency=agency, kind=kind, title=name, valid_from=date(2020, 1, 1))
    account = await insert(
        "account", person=person, email=f"p{person}@directives.test", password_hash="", duties=duties.split()
    )
    return Viewer(
        account=account, person=person, name=name, duties=frozenset(duties.split()), post_kind=kind, agency=agency,
        agency_name=name,
    )  # fmt: skip


async def insert(table: str, **values: object) -> int:
    names, places = ", ".join(values), ", ".join(f"${n}" for n in range(1, len(values) + 1))
    row = await fetch_one(f"INSERT INTO {table} ({names}) VALUES ({places}) RETURNING id", *values.values())
    assert row is not None
    return row["id"]


async def notices_of(viewer: Viewer) -> list[str]:
    rows = await fetch("SELECT kind FROM notice WHERE person = $1 ORDER BY id", viewer.person)
    return [row["kind"] for row in rows]


async def last(table: str) -> int:
    row = await fetch_one(f'SELECT coalesce(max(id), 0) AS id FROM "{table}"')
    assert row is not None
    return row["id"]


def done_to(found: DirectivePage) -> list[Entry]:
    """What people did; that the deadline passed is nobody's act."""
    return [entry for entry in found.timeline if entry.kind != "overdue"]
