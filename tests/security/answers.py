"""One answer of every kind that the application gives, each got as a browser would get it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from ecabinet import signing_in
from ecabinet.settings import settings
from ecabinet.signing_in import TooManyTries
from tests.security.encoding import URLENCODED
from tests.security.house import House
from tests.security.wire import Answer, in_chunks

Asking = Callable[[House], Awaitable[Answer]]


async def page(house: House) -> Answer:
    return await (await house.browser("minister")).get("/")


async def done(house: House) -> Answer:
    return await (await house.browser("minister")).post("/notices/reading")


async def sent_to_sign_in(house: House) -> Answer:
    return await house.stranger().get("/meetings")


async def unreadable(house: House) -> Answer:
    browser = await house.browser("minister")
    head = URLENCODED | {"origin": settings().base_url, "x-csrftoken": browser.csrf}
    meeting = house.world.sitting.id
    return await browser.send("POST", f"/meetings/{meeting}/attendance", headers=head, body=b"mode=%ff%fe")


async def signed_out(house: House) -> Answer:
    return await house.stranger().post("/meetings")


async def forbidden(house: House) -> Answer:
    return await (await house.browser("minister")).get("/journal")


async def no_such_route(house: House) -> Answer:
    return await (await house.browser("minister")).get("/nowhere/at/all")


async def not_his(house: House) -> Answer:
    return await (await house.browser("clerk")).get(f"/meetings/{house.world.sitting.id}")


async def wrong_method(house: House) -> Answer:
    browser = await house.browser("minister")
    head = {"origin": settings().base_url, "x-csrftoken": browser.csrf}
    return await browser.send("DELETE", "/meetings", headers=head)


async def too_large(house: House) -> Answer:
    browser = await house.browser("minister")
    head = URLENCODED | {"origin": settings().base_url, "x-csrftoken": browser.csrf, "content-length": str(2**21)}
    return await browser.send("POST", "/notices/reading", headers=head, body=in_chunks(2**21))


async def wrong_type(house: House) -> Answer:
    browser = await house.browser("minister")
    head = {"origin": settings().base_url, "x-csrftoken": browser.csrf, "content-type": "application/json"}
    return await browser.send("POST", "/notices/reading", headers=head, body=b"{}")


async def broken_rule(house: House) -> Answer:
    return await (await house.browser("office")).post("/meetings", [("kind", "government")])


async def failed(house: House) -> Answer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ecabinet.controllers.notices.of_person", _fail)
        return await (await house.browser("minister")).get("/notices")


async def too_many_tries(house: House) -> Answer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing_in, "_take_a_try", _refuse)
        return await house.stranger().sign_in("ai@chinhphu.example", "khong-phai")


async def static(house: House) -> Answer:
    return await house.stranger().get("/static/app.css")


async def no_static(house: House) -> Answer:
    return await house.stranger().get("/static/none.css")


async def sign_in_page(house: House) -> Answer:
    return await house.stranger().get("/session/new")


async def health(house: House) -> Answer:
    return await house.stranger().get("/health")


async def paper(house: House) -> Answer:
    paper = house.world.sitting.papers[0]
    return await (await house.browser("minister")).get(f"/papers/{paper}/versions/1/original")


async def minutes(house: House) -> Answer:
    return await (await house.browser("minister")).get(f"/meetings/{house.world.past.id}/minutes.docx")


async def wrong_host(house: House) -> Answer:
    return await house.stranger().get("/session/new", host="evil.example")


async def _fail(*_: object, **__: object) -> None:
    raise RuntimeError("this is broken")


async def _refuse(*_: object) -> None:
    raise TooManyTries("Too many wrong tries. Wait %(seconds)s seconds, then try again.", seconds=9)


PAGES: dict[int, list[Asking]] = {
    200: [page, sign_in_page],
    303: [done, sent_to_sign_in],
    400: [unreadable],
    401: [signed_out],
    403: [forbidden, wrong_host],
    404: [no_such_route, not_his, no_static],
    405: [wrong_method],
    413: [too_large],
    415: [wrong_type],
    422: [broken_rule],
    429: [too_many_tries],
    500: [failed],
}
FILES = [static, health, paper, minutes]
