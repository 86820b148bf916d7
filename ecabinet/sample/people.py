"""The people of the sample data: offices, never invented persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

import msgspec

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.sample_roles import AccountLine
from ecabinet.vietnamese import fold, sort_key

SINCE = date(2011, 8, 3)
DEPUTIES = 9
OFFICE = "Văn phòng Chính phủ"
BANK, INSPECTORATE = "Ngân hàng Nhà nước Việt Nam", "Thanh tra Chính phủ"
MINISTRIES = (
    "Bộ Quốc phòng", "Bộ Công an", "Bộ Ngoại giao", "Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính", "Bộ Công Thương",
    "Bộ Nông nghiệp và Môi trường", "Bộ Xây dựng", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Khoa học và Công nghệ",
    "Bộ Giáo dục và Đào tạo", "Bộ Y tế", "Bộ Dân tộc và Tôn giáo",
)  # fmt: skip
HEADS = {BANK: f"Thống đốc {BANK}", INSPECTORATE: f"Tổng {INSPECTORATE}", OFFICE: f"Bộ trưởng – Chủ nhiệm {OFFICE}"}
SEND_SUBSTITUTES = ("Bộ Ngoại giao", "Bộ Y tế")
INVITED = ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Kiểm toán nhà nước", "thành phố Hồ Chí Minh")


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One office with its account; `key` is the first half of its e-mail, `until` the day on which it was abolished."""

    key: str
    name: str
    role: str
    kind: str
    agency: str | None = None
    duties: tuple[str, ...] = ()
    until: date | None = None

    @property
    def email(self) -> str:
        return f"{self.key}@chinhphu.example"


def government() -> Iterator[Sample]:
    """The 27 members, in the order of protocol."""
    yield Sample(key="thutuong", name="Thủ tướng Chính phủ", role="chair", kind="prime_minister", duties=("member",))
    for n in range(1, DEPUTIES + 1):
        name = f"Phó Thủ tướng ({n})"
        yield Sample(key=f"phothutuong{n}", name=name, role="member", kind="deputy_prime_minister", duties=("member",))
    for agency in (*MINISTRIES, *HEADS):
        name = HEADS.get(agency) or f"Bộ trưởng {agency}"
        yield Sample(key=slug(agency), name=name, role="member", kind="minister", agency=agency, duties=("member",))


def members() -> tuple[str, ...]:
    """The keys of the members of the Government but for the Prime Minister, who presides."""
    return tuple(one.key for one in government())[1:]


def others() -> Iterator[Sample]:
    """Who else comes to a meeting, who works for the Office, and who watches over the system."""
    for agency in SEND_SUBSTITUTES:
        key, name = f"thutruong.{slug(agency)}", f"Thứ trưởng {agency}"
        yield Sample(key=key, name=name, role="substitute", kind="deputy_minister", agency=agency)
    for agency in INVITED:
        key, name = f"daidien.{slug(agency)}", f"Đại diện {title(agency)}"
        yield Sample(key=key, name=name, role="invitee", kind="officer", agency=agency)
    yield _office("thuky", "Thư ký phiên họp, Vụ Tổng hợp", "secretary")
    yield _office("vutonghop", f"Vụ Tổng hợp, {OFFICE}", "office", "office", "office_head")
    yield _office("vutheodoi", f"Vụ Theo dõi, {OFFICE}", "office", "office")
    yield _office("kiemsoat", f"Kiểm soát viên hệ thống, {OFFICE}", "auditor", "auditor")
    yield _office("quantri", f"Quản trị hệ thống, {OFFICE}", "admin", "admin")


def clerks(agencies: Iterable[str], abolished: dict[str, date]) -> Iterator[Sample]:
    """The desk of each agency: it receives the directives that the agency leads."""
    for agency in agencies:
        name = f"Vụ Hành chính, {OFFICE}" if agency == OFFICE else f"Văn phòng {title(agency)}"
        yield Sample(
            key=f"vp.{slug(agency)}", name=name, role="ministry", kind="clerk", agency=agency, duties=("ministry",),
            until=abolished.get(agency),
        )  # fmt: skip


async def settle(samples: list[Sample], password_hash: str) -> dict[str, Viewer]:
    """Write persons, posts and accounts; who they are, by key."""
    agencies = {row["name"]: row["id"] for row in await fetch("SELECT name, id FROM agency")}
    async with work(None):
        return {one.key: await _settle(one, agencies, password_hash) for one in samples}


def accounts(samples: list[Sample], password: str) -> list[AccountLine]:
    return [
        AccountLine(email=one.email, password=password, name=one.name, role=one.role, agency=one.agency or "")
        for one in samples
        if one.until is None
    ]


def slug(agency: str) -> str:
    return "".join(letter for letter in fold(agency) if letter.isalnum())


def title(agency: str) -> str:
    """A province acts through its People's Committee."""
    return f"Ủy ban nhân dân {agency}" if agency.startswith(("tỉnh ", "thành phố ")) else agency


def _office(key: str, name: str, role: str, *duties: str) -> Sample:
    return Sample(key=key, name=name, role=role, kind="officer", agency=OFFICE, duties=duties)


async def _settle(one: Sample, agencies: dict[str, int], password_hash: str) -> Viewer:
    agency = agencies[one.agency] if one.agency else None
    person = await fetch_one(
        "INSERT INTO person (name, sort_key) VALUES ($1, $2) RETURNING id", one.name, sort_key(one.name)
    )
    assert person is not None
    await fetch(
        "INSERT INTO post (person, agency, kind, title, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6)",
        person["id"], agency, one.kind, one.name, SINCE, one.until,
    )  # fmt: skip
    disabled = datetime.combine(one.until, time(17), UTC) if one.until else None
    account = await fetch_one(
        "INSERT INTO account (person, email, password_hash, duties, disabled_at)"
        " VALUES ($1, $2, $3, $4, $5) RETURNING id",
        person["id"], one.email, password_hash, list(one.duties), disabled,
    )  # fmt: skip
    assert account is not None
    return Viewer(
        account=account["id"], person=person["id"], name=one.name, duties=frozenset(one.duties), post=one.name,
        post_kind=one.kind, agency=agency, agency_name=one.agency or "",
    )  # fmt: skip
