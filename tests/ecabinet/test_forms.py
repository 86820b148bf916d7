"""Forms: what is decoded, what comes back to be corrected, and what is refused without ever failing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Literal

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as budget
from hypothesis import strategies as st
from litestar import Litestar, Request, Response, get, post

from ecabinet.errors import Broken, Forbidden, RuleBroken, Stale
from ecabinet.fields import of as fields_of
from ecabinet.forms import Refused, Typed, in_field, query, read, submitted
from ecabinet.pages import failure
from ecabinet.sent_files import SentFile
from ecabinet.settings import Settings, use

URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
BOUNDARY = "xYz"
MULTIPART = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}


class State(StrEnum):
    ON_TRACK = "on_track"
    LATE = "late"


class Report(msgspec.Struct, kw_only=True):
    title: Annotated[str, msgspec.Meta(max_length=40)]
    state: State = State.ON_TRACK
    choice: Literal["for", "against"] | None = None
    percent: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None
    cost: Decimal | None = None
    due: date | None = None
    at: datetime | None = None
    hour: time | None = None
    sure: bool = False
    agencies: list[int] = []
    states: frozenset[State] = frozenset()
    note: str = ""
    file: SentFile | None = None

    def __post_init__(self) -> None:
        if self.title == "refuse":
            raise RuleBroken("Only the lead agency may do this.", "title")


class Two(msgspec.Struct):
    password: str
    agencies: Annotated[list[int], msgspec.Meta(min_length=1)]


class Filter(msgspec.Struct):
    page: int = 1
    state: State | None = None
    text: str = ""
    agency: list[int] = []


@post("/reports", status_code=200)
async def create(request: Request) -> Response[bytes]:
    form = await read(Report, request)
    shown = msgspec.to_builtins(form, enc_hook=lambda file: [file.filename, file.size, file.sha256])
    return Response(msgspec.json.encode(shown), media_type="application/json")


@post("/two", status_code=200)
async def two(request: Request) -> Response[bytes]:
    return Response(msgspec.json.encode(await read(Two, request)), media_type="application/json")


@post("/acts", status_code=200)
async def act(request: Request) -> Response[str]:
    async def save(form: Report) -> Response[str]:
        if form.title == "stale":
            raise Stale("Somebody else was faster", theirs="their text")
        if form.title == "forbidden":
            raise Forbidden
        raise RuleBroken("%(n)s unknown <rules>", "due", n=2)

    def again(typed: Typed) -> Response[str]:
        return Response(f"{typed.value('title')}|{typed.error('due')}|{typed.theirs}|{typed.errors}")

    return await submitted(request, Report, save, again if "ask" in request.query_params else None)


@get("/filter")
async def show(request: Request) -> Response[bytes]:
    return Response(msgspec.json.encode(query(Filter, request)), media_type="application/json")


def refused(request: Request, error: Broken) -> Response[str]:
    if isinstance(error, Refused):
        return failure(request, error.status, error.typed.summary(), typed=error.typed)
    return failure(request, error.status, error.message)


@pytest.fixture(scope="module", autouse=True)
def _settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    use(Settings(database_url="none", secret_key=b"k" * 32, environment="test", data_dir=folder))


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar(
        [create, two, act, show],
        exception_handlers={Broken: refused},  # type: ignore[dict-item]
        openapi_config=None,
        request_max_body_size=3 * 2**20,
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as found:
        yield found


async def sent(client: httpx.AsyncClient, path: str = "/reports", **fields: Any) -> dict[str, Any]:
    answer = await client.post(path, data=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


def part(name: str, content: bytes, extra: str = "", kind: str = "") -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n{kind}\r\n'
    return head.encode() + content + b"\r\n"


async def multipart(client: httpx.AsyncClient, *parts: bytes, end: bytes = b"--xYz--\r\n") -> httpx.Response:
    return await client.post("/reports", content=b"".join(parts) + end, headers=MULTIPART)


async def test_it_reads_every_kind_of_field(client: httpx.AsyncClient):
    form = await sent(
        client, title=" Báo cáo ", state="late", choice="for", percent="40", cost="12,5", due="05/12/2026",
        at="2026-12-05T08:30", hour="8h30", sure="on", agencies=["1", "2"], states=["late"], note="a\r\nb", other="x",
    )  # fmt: skip
    assert form == {
        "title": "Báo cáo", "state": "late", "choice": "for", "percent": 40, "cost": "12.5", "due": "2026-12-05",
        "at": "2026-12-05T08:30:00+07:00", "hour": "08:30:00", "sure": True, "agencies": [1, 2], "states": ["late"],
        "note": "a\nb", "file": None,
    }  # fmt: skip


async def test_blank_fields_take_their_defaults(client: httpx.AsyncClient):
    form = await sent(client, title="x", percent=" ", due="", choice="", agencies="")
    assert (form["percent"], form["due"], form["choice"], form["agencies"]) == (None, None, None, [])


async def test_one_ticked_box_is_a_list_of_one(client: httpx.AsyncClient):
    assert (await sent(client, title="x", agencies="7"))["agencies"] == [7]


async def test_text_comes_in_one_normal_form(client: httpx.AsyncClient):
    assert (await sent(client, title="Bo\u0302\u0323"))["title"] == "Bộ"


async def test_the_word_null_is_a_word(client: httpx.AsyncClient):
    assert (await sent(client, title="null", note="null"))["note"] == "null"


async def test_a_password_keeps_its_outer_blanks(client: httpx.AsyncClient):
    assert (await sent(client, "/two", password=" a b ", agencies="1"))["password"] == " a b "


async def test_a_list_that_must_not_be_empty_says_so(client: httpx.AsyncClient):
    answer = await client.post("/two", data={"password": "x"})
    assert answer.status_code == 422
    assert "Chọn ít nhất 1." in answer.text


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("title", "", "Cần điền ô này."),
        ("title", "x" * 41, "Tối đa 40 ký tự; hiện có 41."),
        ("title", "refuse", "Chỉ cơ quan chủ trì được làm việc này."),
        ("state", "gone", "Chọn một trong các câu trả lời có sẵn."),
        ("choice", "null", "Chọn một trong các câu trả lời có sẵn."),
        ("percent", "101", "Số này nằm ngoài khoảng cho phép."),
        ("percent", "99999999999999999999", "Ghi một số nguyên."),
        ("percent", "٣", "Ghi một số nguyên."),
        ("percent", "null", "Ghi một số nguyên."),
        ("agencies", "2147483648", "Số này nằm ngoài khoảng cho phép."),
        ("cost", "NaN", "Ghi một số, ví dụ 12,5."),
        ("cost", "1e999999999", "Ghi một số, ví dụ 12,5."),
        ("due", "31/02/2026", "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/12/2026."),
        ("due", "0001-01-01", "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/12/2026."),
        ("at", "05/12/2026", "Ghi ngày và giờ, ví dụ 05/12/2026 08:30."),
        ("at", "2026-12-05T24:00", "Ghi ngày và giờ, ví dụ 05/12/2026 08:30."),
        ("hour", "25:00", "Ghi giờ theo dạng giờ:phút, ví dụ 08:30."),
        ("sure", "maybe", "Chọn một trong các câu trả lời có sẵn."),
        ("file", "text", "Chọn tệp."),
        ("note", "a\x00b", "Bỏ các ký tự không hiển thị được; nếu cần, gõ lại đoạn chữ."),
        ("note", "a\u202eb", "Bỏ các ký tự không hiển thị được; nếu cần, gõ lại đoạn chữ."),
        ("note", "x" * 20_001, "Tối đa 20000 ký tự; hiện có 20001."),
    ],
)
async def test_a_field_that_cannot_be_taken_says_what_to_type(
    client: httpx.AsyncClient, field: str, text: str, sentence: str
):
    answer = await client.post("/reports", data={"title": "x", field: text})
    assert answer.status_code == 422
    assert sentence in answer.text


async def test_two_different_values_of_one_field_are_refused(client: httpx.AsyncClient):
    assert (await client.post("/reports", data={"title": ["a", "b"]})).status_code == 422
    assert (await sent(client, title=["a", "a"]))["title"] == "a"


async def test_a_file_arrives_with_a_name_that_can_be_shown(client: httpx.AsyncClient):
    answer = await client.post("/reports", data={"title": "x"}, files={"file": ("C:\\a\\Tờ trình.pdf", b"1", "a/b")})
    assert answer.json()["file"] == ["Tờ trình.pdf", 1, sha256(b"1").hexdigest()]


async def test_an_empty_file_field_is_no_file(client: httpx.AsyncClient):
    answer = await multipart(client, part("title", b"x"), part("file", b"", '; filename=""'))
    assert answer.json()["file"] is None


async def test_a_file_where_text_belongs_is_refused(client: httpx.AsyncClient):
    answer = await multipart(client, part("title", b"x", '; filename="a.txt"'))
    assert answer.status_code == 422
    assert "Ô này nhận chữ, không nhận tệp." in answer.text


@pytest.mark.parametrize(
    "body",
    [
        part("title", b"\xff\xfe"),
        part("title", b"\xed\xa0\x80"),  # a lone surrogate
        part("title", b"x", kind="Content-Type: text/plain; charset=bogus\r\n"),
        part("title", b"\\ud800", kind="Content-Type: text/plain; charset=unicode_escape\r\n"),
        part("title", b"x", kind="Content-Type: text/plain; charset=punycode\r\n"),
        part("title", b"x" * (2**20 + 1)),
        part("title", b"x").replace(b"form-data", b"attachment"),
        part("title", b"x").replace(b"form-data; ", b"form-data\xff; "),
        b"--xYz\r\nno headers at all",
        b"nothing of a form",
        b"".join(part(f"f{n}", b"") for n in range(1001)),
    ],
)
async def test_a_form_that_is_not_well_formed_is_refused_in_words(client: httpx.AsyncClient, body: bytes):
    answer = await multipart(client, body)
    assert answer.status_code == 400
    assert "Không đọc được yêu cầu" in answer.text


async def test_a_form_that_was_cut_off_is_refused(client: httpx.AsyncClient):
    assert (await multipart(client, part("title", b"x"), end=b"")).status_code == 400


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=", 'multipart/form-data; boundary="\n"']
)
async def test_a_boundary_that_is_none_is_refused(client: httpx.AsyncClient, kind: str):
    answer = await client.post("/reports", content=part("title", b"x"), headers={"content-type": kind})
    assert answer.status_code == 400


@pytest.mark.parametrize("body", [b"title=%ff%fe", b"title=\xff", b"title=%ed%a0%80", b"&".join([b"a=1"] * 1001)])
async def test_an_urlencoded_form_that_cannot_be_read_is_refused(client: httpx.AsyncClient, body: bytes):
    assert (await client.post("/reports", content=body, headers=URLENCODED)).status_code == 400


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "image/png", ""])
async def test_another_kind_of_content_is_refused(client: httpx.AsyncClient, kind: str):
    answer = await client.post("/reports", content=b'{"title": "x"}', headers={"content-type": kind})
    assert answer.status_code == 400


async def test_nothing_at_all_is_an_empty_form(client: httpx.AsyncClient):
    assert (await client.post("/reports")).status_code == 422


async def test_a_body_over_the_limit_is_too_large(client: httpx.AsyncClient):
    answer = await client.post("/reports", content=b"title=" + b"x" * (3 * 2**20), headers=URLENCODED)
    assert answer.status_code == 413


@budget(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=400), kind=st.sampled_from([*MULTIPART.values(), *URLENCODED.values()]))
async def test_no_bytes_make_it_fail(client: httpx.AsyncClient, body: bytes, kind: str):
    whole = b"--xYz\r\n" + body if "multipart" in kind else body
    assert (await client.post("/reports", content=whole, headers={"content-type": kind})).status_code < 500


@budget(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(Report.__struct_fields__), text=st.text(max_size=40))
async def test_no_text_makes_a_field_fail(client: httpx.AsyncClient, field: str, text: str):
    body = (
        b"title=x&"
        + field.encode()
        + b"="
        + "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass")).encode()
    )
    assert (await client.post("/reports", content=body, headers=URLENCODED)).status_code < 500


async def test_a_broken_rule_asks_again_with_everything_typed(client: httpx.AsyncClient):
    answer = await client.post("/acts?ask", data={"title": "Báo cáo", "due": ""})
    assert answer.status_code == 422
    assert answer.text.startswith("Báo cáo|2 unknown <rules>|None|")


async def test_a_bad_field_asks_again_in_the_same_way(client: httpx.AsyncClient):
    answer = await client.post("/acts?ask", data={"title": "Báo cáo", "due": "mai"})
    assert answer.status_code == 422
    assert answer.text.startswith("Báo cáo|Ghi ngày")


async def test_a_stale_act_asks_again_with_what_stands_now(client: httpx.AsyncClient):
    answer = await client.post("/acts?ask", data={"title": "stale"})
    assert answer.status_code == 409
    assert answer.text.startswith("stale|None|their text|")


async def test_what_is_forbidden_is_not_asked_again(client: httpx.AsyncClient):
    assert (await client.post("/acts?ask", data={"title": "forbidden"})).status_code == 403


async def test_without_a_page_of_its_own_what_was_typed_is_shown(client: httpx.AsyncClient):
    answer = await client.post("/acts", data={"title": "<b>Báo cáo", "password": "secret", "_csrf_token": "token"})
    assert answer.status_code == 422
    assert "&lt;b&gt;Báo cáo" in answer.text
    assert "2 unknown &lt;rules&gt;" in answer.text
    assert "secret" not in answer.text
    assert ">token<" not in answer.text
    assert "_csrf_token" not in answer.text


async def test_characters_that_no_page_can_hold_are_not_sent_back(client: httpx.AsyncClient):
    answer = await client.post("/acts", data={"title": "a\x00b\u202ec", "due": "x"})
    assert "a\ufffdb\ufffdc" in answer.text


async def test_an_address_is_read_leniently(client: httpx.AsyncClient):
    answer = await client.get("/filter?page=x&state=gone&text=a%00&agency=1&agency=2")
    assert answer.json() == {"page": 1, "state": None, "text": "", "agency": [1, 2]}
    answer = await client.get("/filter?page=3&state=late&text=%20H%E1%BB%8Dp&agency=99999999999")
    assert answer.json() == {"page": 3, "state": "late", "text": "Họp", "agency": []}


@pytest.mark.parametrize(
    "value", [date(2026, 12, 5), datetime(2026, 12, 5, 1, 30, tzinfo=UTC), time(8, 30), State.LATE, 7, "x"]
)
def test_what_a_field_shows_can_be_read_back(value: object):
    names = {date: "due", datetime: "at", time: "hour", State: "state", int: "percent", str: "note"}
    field = next(found for found in fields_of(Report) if found.name == names[type(value)])
    assert field.read([in_field(value)]) == value
