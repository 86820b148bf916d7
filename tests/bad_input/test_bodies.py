"""Bodies that no form makes: refused as what they are, by whoever is asked first, and never a failure of ours (F6)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from ecabinet.settings import MEGABYTE, settings
from tests.security.browser import Browser, token_of
from tests.security.encoding import BOUNDARY, MULTIPART, URLENCODED, end, multipart, part, urlencoded
from tests.security.fingerprint import fingerprint, written
from tests.security.house import House
from tests.security.wire import Headers, in_chunks

TEXT = {"content-type": "text/plain"}
JSON = {"content-type": "application/json"}
DEEP = b"[" * 100_000 + b"]" * 100_000
# Each as (headers, body without the token). The token goes first where the type allows it.
FORMS: dict[str, tuple[Headers, bytes]] = {
    "a charset that there is not": (MULTIPART, part("text", "x", kind="text/plain; charset=bogus") + end()),
    "another charset": (MULTIPART, part("text", b"\xd0\xcf", kind="text/plain; charset=utf-16") + end()),
    "UTF-7": (MULTIPART, part("text", "+ADw-script+AD4-", kind="text/plain; charset=utf-7") + end()),
    "bytes that are no UTF-8": (MULTIPART, part("text", b"\xff\xfe") + end()),
    "a name that is no UTF-8": (MULTIPART, part("text", "x").replace(b"text", b"te\xffxt") + end()),
    "a part without a name": (MULTIPART, part("text", "x").replace(b'; name="text"', b"") + end()),
    "no end": (MULTIPART, part("text", "x")),
    "an end in the middle": (MULTIPART, end() + part("text", "x")),
    "nothing but a beginning": (MULTIPART, f"--{BOUNDARY}".encode()),
    "headers without end": (MULTIPART, f"--{BOUNDARY}\r\n".encode() + b"X: " + b"a" * 30_000),
    "very many headers": (MULTIPART, f"--{BOUNDARY}\r\n".encode() + b"X: a\r\n" * 3000 + b"\r\nx\r\n" + end()),
    "bare line ends": (MULTIPART, part("text", "x").replace(b"\r\n", b"\n") + end()),
    "a multipart inside": (MULTIPART, part("text", end().decode(), kind="multipart/mixed; boundary=x") + end()),
    "parts without end": (MULTIPART, part("text", "x") * 1500 + end()),
    "base64": (MULTIPART, part("text", "eA==").replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n")),
    "a boundary that it does not name": ({"content-type": "multipart/form-data"}, multipart([("text", "x")])),
    "an empty boundary": ({"content-type": "multipart/form-data; boundary="}, multipart([("text", "x")])),
    "a boundary without end": ({"content-type": f"multipart/form-data; boundary={'b' * 5000}"}, b""),
    "a boundary that is no text": ({"content-type": "multipart/form-data; boundary=\xff\xfe"}, b"x"),
    "a form of a charset that there is not": (
        {"content-type": "application/x-www-form-urlencoded; charset=bogus"}, b"text=x"
    ),
    "escapes that are none": (URLENCODED, b"text=%zz%1&%=%&text=%u1234"),
    "escaped bytes that are no UTF-8": (URLENCODED, b"text=%ff%fe"),
    "a surrogate": (URLENCODED, b"text=%ed%a0%80"),
    "raw bytes": (URLENCODED, b"text=\xff\xfe\x00"),
    "five thousand fields": (URLENCODED, b"&".join(b"f%d=%d" % (n, n) for n in range(5000))),
    "five thousand of the same name": (URLENCODED, b"&".join([b"text=x"] * 5000)),
    "nothing but ampersands": (URLENCODED, b"&" * 9000),
    "a name without end": (URLENCODED, b"a" * 9000 + b"=x"),
    "names of Python's own": (URLENCODED, b"__class__=x&__init__=x&self=x&request=x&_csrf_token=x"),
    "JSON, a hundred thousand deep": (JSON, DEEP),
    "JSON": (JSON, b'{"text": "x"}'),
    "plain text": (TEXT, b"text=x"),
    "XML": ({"content-type": "application/xml"}, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    "no type at all": ({}, b"text=x"),
    "a type that is none": ({"content-type": "\xff/;;=\x80"}, b"text=x"),
    "packed": (URLENCODED | {"content-encoding": "gzip"}, b"\x1f\x8b\x08\x00text=x"),
    "a length that is none": (URLENCODED | {"content-length": "-1"}, b"text=x"),
    "a length in words": (URLENCODED | {"content-length": "many"}, b"text=x"),
    "a length that is too short": (URLENCODED | {"content-length": "1"}, b"text=x&more=y"),
}  # fmt: skip
REFUSED = {400, 401, 403, 411, 413, 415, 422}


@pytest.mark.parametrize("name", FORMS)
async def test_whoever_is_not_signed_in_is_refused(house: House, name: str) -> None:
    """Without a token, with the right one for signing in, and where nobody can be without an account."""
    head, body = FORMS[name]
    stranger = house.stranger()
    stranger.csrf = token_of(await stranger.get("/session/new"))
    before = await fingerprint()
    for target in ("/session", "/meetings", f"/meetings/{house.world.sitting.id}/attendance", "/nowhere"):
        for token in ("", stranger.csrf):
            answer = await _send(stranger, target, head, body, token)
            assert answer in REFUSED, (target, token, answer)
    assert written(before, await fingerprint()) == set()


@pytest.mark.parametrize("name", FORMS)
async def test_whoever_is_signed_in_is_refused(house: House, name: str) -> None:
    head, body = FORMS[name]
    browser = await house.browser("office_head")
    before = await fingerprint()
    for target in ("/meetings", "/directives", f"/items/{house.world.called.items[0]}/papers"):
        for token in ("", browser.csrf):
            answer = await _send(browser, target, head, body, token)
            assert answer in REFUSED, (target, token, answer)
    assert written(before, await fingerprint()) == set()


@pytest.mark.parametrize("signed_in", [False, True])
async def test_a_token_that_is_a_file_is_no_token(house: House, signed_in: bool) -> None:
    browser = await house.browser("minister") if signed_in else house.stranger()
    token = browser.csrf or token_of(await browser.get("/session/new"))
    body = multipart([("_csrf_token", ("token", token.encode())), ("email", "x"), ("password", "x")])
    for target in ("/session", "/notices/reading"):
        answer = await browser.send("POST", target, headers=MULTIPART | {"origin": settings().base_url}, body=body)
        assert answer.status in {401, 403}


@pytest.mark.parametrize("kind", [URLENCODED, MULTIPART, JSON, TEXT, {}])
async def test_a_large_body_of_a_stranger_is_hardly_read(house: House, kind: Headers) -> None:
    """Announced or not: a gigabyte is refused before more than a little of it has come."""
    for announced in (True, False):
        read = 0

        async def counted() -> AsyncIterator[bytes]:
            nonlocal read
            async for chunk in in_chunks(1024 * MEGABYTE, of=[b"text="], chunk=8192):
                read += len(chunk)
                yield chunk

        length = {"content-length": str(1024 * MEGABYTE)} if announced else {"transfer-encoding": "chunked"}
        for target in ("/session", "/meetings"):
            head = kind | length | {"origin": settings().base_url}
            answer = await house.stranger().send("POST", target, headers=head, body=counted())
            assert answer.status in {401, 403, 413, 415}
            assert read <= 64 * 1024


async def test_a_form_without_files_may_be_a_megabyte_and_no_more(house: House) -> None:
    browser = await house.browser("office")
    long = [("kind", "government"), ("title", "x" * MEGABYTE)]
    assert (await browser.post("/meetings", long)).status == 413
    shorter = [("kind", "government"), ("title", "x" * (MEGABYTE - 1000))]
    assert (await browser.post("/meetings", shorter)).status == 422


async def test_a_body_that_lies_about_its_length_is_cut_off(house: House) -> None:
    browser = await house.browser("office")
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        yield urlencoded([("_csrf_token", browser.csrf), ("title", "")])
        while True:
            read += 65536
            yield b"x" * 65536

    head = URLENCODED | {"origin": settings().base_url, "content-length": "1000", "x-csrftoken": browser.csrf}
    answer = await browser.send("POST", "/meetings", headers=head, body=endless())
    assert answer.status == 413
    assert read <= 2 * MEGABYTE


async def test_nothing_sent_at_all_is_a_form_that_is_empty(house: House) -> None:
    browser = await house.browser("office")
    head = {"origin": settings().base_url, "x-csrftoken": browser.csrf}
    assert (await browser.send("POST", "/meetings", headers=head)).status == 422
    assert (await browser.send("POST", "/notices/reading", headers=head)).status == 303


async def _send(browser: Browser, target: str, head: Headers, body: bytes, token: str) -> int:
    """Where it is a form, the token is its first field; else it goes in the header."""
    sent = {"origin": settings().base_url} | head
    if token and head == MULTIPART:
        body = part("_csrf_token", token) + body
    elif token and head == URLENCODED:
        body = b"_csrf_token=" + token.encode() + b"&" + body
    elif token:
        sent["x-csrftoken"] = token
    return (await browser.copy().send("POST", target, headers=sent, body=body)).status
