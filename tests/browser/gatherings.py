"""Meetings of today that a test has for itself, made over HTTP by those who make them."""

from __future__ import annotations

import re

from ecabinet.clock import house_day, now
from tests.browser.callers import Caller, last_number

PERSON = r'name="people" value="(\d+)"[^>]*><span>{}'
SUBSTITUTE = r'<option value="(\d+)"[^>]*>{}</option>'
ASKED = r'action="/answers/(\d+)/consent"'


class Gathering:
    """Called, with one item; the chair and the secretary take it on from there."""

    def __init__(self, office: Caller, chair: Caller, secretary: Caller, *, title: str, item: str) -> None:
        self.office, self.chair, self.secretary = office, chair, secretary
        self.id = self._create(title)
        self.item = self._add_item(item)
        self._invite("Thủ tướng Chính phủ", "chair")
        self._invite("Thư ký phiên họp", "secretary")
        office.send(f"{self.path}/participants", everybody="1")
        office.send(f"{self.path}/call")
        self.ballot = 0

    @property
    def path(self) -> str:
        return f"/meetings/{self.id}"

    def send_substitute(self, member: Caller, name: str) -> None:
        """Asked for by the member and agreed to by the chair, before the sitting opens."""
        answer = f"{self.path}/answer"
        sent = _found(SUBSTITUTE.format(re.escape(name)), member.page(answer))
        member.send(answer, value="substitute", substitute=sent, reason="Đi công tác")
        asked = _found(ASKED, self.chair.page(self.path))
        self.chair.send(f"/answers/{asked}/consent", agreed="1", value="substitute", substitute=sent)

    def open(self) -> None:
        self.chair.send(f"{self.path}/sitting")

    def begin(self) -> None:
        self.secretary.send(f"/items/{self.item}/beginning")

    def ask(self, question: str) -> int:
        """Prepares a ballot without a draft, and opens it."""
        self.secretary.send(f"/items/{self.item}/ballots", question=question)
        found = re.findall(r'href="/ballots/(\d+)"', self.secretary.page(f"/items/{self.item}"))
        self.ballot = int(found[-1])
        self.secretary.send(f"/ballots/{self.ballot}/opening")
        return self.ballot

    def close_ballot(self) -> None:
        self.chair.send(f"/ballots/{self.ballot}/closure")

    def publish(self) -> None:
        """Shows the result on the big screen."""
        self.chair.send(f"/ballots/{self.ballot}/publication")

    def screen(self) -> str:
        token = self.secretary.token
        answer = self.secretary.client.post(f"{self.path}/screens", data={"_csrf_token": token}).raise_for_status()
        return _found(r'id="screen-address" href="[^"]*?(/screens/[^"]+)"', answer.text)

    def _create(self, title: str) -> int:
        day = f"{house_day(now()):%d/%m/%Y}"
        made = self.office.send(
            "/meetings",
            kind="government",
            title=title,
            day=day,
            starts_at="00:00",
            ends_at="23:59",
            members_download="1",
        )
        return last_number(made)

    def _add_item(self, title: str) -> int:
        self.office.send(f"{self.path}/items", title=title, kind="draft")
        return last_number(re.findall(r'id="item-\d+"', self.office.page(f"{self.path}/agenda"))[-1])

    def _invite(self, name: str, capacity: str) -> None:
        listed = self.office.client.get(f"{self.path}/participants", params={"q": name}).text
        person = _found(PERSON.format(re.escape(name)), listed)
        self.office.send(f"{self.path}/participants", people=person, capacity=capacity)


def _found(pattern: str, html: str) -> str:
    found = re.search(pattern, html)
    assert found, pattern
    return found[1]
