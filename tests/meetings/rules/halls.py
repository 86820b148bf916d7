"""Ballots drawn from a seed: Governments of every size, with everything that may happen to a vote in them."""

from __future__ import annotations

from random import Random

from meetings.rules.deciding import Count, Marked, count_of
from tests.meetings.rules.oracle import Hall

CHOICES = ("for", "against", "other")
READINGS = ("cast", "half_of_all")
STRANGERS = range(900, 905)  # substitutes, invitees: in the hall, and no members


def halls(seed: int, number: int) -> list[Hall]:
    rng, kinds = Random(seed), Random(seed + 1)
    return [hall_of(rng, 27 if n % 4 == 0 else rng.randint(1, 40), kinds.random() < 1 / 4) for n in range(number)]


def hall_of(rng: Random, size: int, procedural: bool) -> Hall:
    members = rng.sample(range(1, 800), size)
    here = set(rng.sample(members, attendance(rng, size)))
    away = [person for person in members if person not in here]
    substituted = {person for person in away if rng.random() < 0.4}
    return Hall(
        members=frozenset(members),
        present=frozenset(here | {person for person in STRANGERS if rng.random() < 0.5}),
        substituted=frozenset(substituted),
        papers=papers(rng, members, here),
        prime_minister=None if rng.random() < 0.1 else rng.choice(members),
        reading=rng.choice(READINGS),
        procedural=procedural,
    )


def attendance(rng: Random, size: int) -> int:
    """Often everybody, often about the quorum, seldom hardly anyone."""
    quorum = (2 * size + 2) // 3
    near = min(size, max(0, quorum + rng.randint(-1, 1)))
    return rng.choice((size, size, near, near, rng.randint(0, size)))


def papers(rng: Random, members: list[int], here: set[int]) -> dict[int, str]:
    """Some vote and leave; some stay and send nothing; a third of the ballots is drawn as a tie."""
    voters = [person for person in members if rng.random() < (0.9 if person in here else 0.2)]
    rng.shuffle(voters)
    if rng.random() < 1 / 3:
        half = rng.randint(0, len(voters) // 2) if rng.random() < 0.3 else len(voters) // 2
        said = ["for"] * half + ["against"] * half
        return dict(zip(voters, [*said, *["other"] * (len(voters) - len(said))], strict=True))
    weights = [rng.random() for _ in CHOICES]
    return {person: rng.choices(CHOICES, weights)[0] for person in voters}


def kind_of(hall: Hall) -> str:
    return "procedural" if hall.procedural else "draft"


def counted(hall: Hall) -> Count:
    """What the program makes of a hall when it is told each member's post, paper and presence."""
    marks = [
        Marked(
            post_kind="prime_minister" if person == hall.prime_minister else "minister",
            mark=hall.papers.get(person, "silent" if person in hall.present else "absent"),
            presence="room" if person in hall.present else "",
        )
        for person in hall.members
    ]
    return count_of(marks, kind_of(hall))
