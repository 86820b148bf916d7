"""The running application with the world it holds."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.gate import Gate
from tests.personas import Persona
from tests.security.browser import Browser, signed_in
from tests.security.wire import Answer
from tests.world import World


@dataclass(frozen=True)
class House:
    gate: Gate
    world: World

    def stranger(self) -> Browser:
        return Browser(self.gate)

    def person(self, persona: str) -> Persona:
        return self.world.people[persona]

    async def browser(self, persona: str) -> Browser:
        return await signed_in(self.gate, self.person(persona).account)


def is_signed_in(answer: Answer) -> bool:
    """Of the answer to a look at one's own sessions."""
    return answer.status == 200


def is_sent_to_sign_in(answer: Answer) -> bool:
    return answer.status == 303 and answer.header("location").startswith("/session/new")
