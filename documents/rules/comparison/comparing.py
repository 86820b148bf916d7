"""Two texts read as one, clause by clause in the order of the new text, with what the old one has more at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.rules.comparison.clauses import Clause, clauses
from documents.rules.comparison.ops import Op, merged, new_text, old_text
from documents.rules.comparison.pairing import pair
from documents.rules.comparison.piece import Kind, Piece
from documents.rules.comparison.splitting import rejoined
from documents.rules.comparison.subsequences import Pair
from documents.rules.comparison.wording import reword


def compare(old: str, new: str) -> list[Piece]:
    return list(rejoined(_Comparison(clauses(old), clauses(new)).pieces()))


def flat(pieces: Sequence[Piece]) -> list[Op]:
    """The plain texts as one list; what moved went at its old place and came at its new one."""
    return merged(one for piece in pieces for one in _in_place(piece))


def _in_place(piece: Piece) -> list[Op]:
    if piece.kind == "left":
        return [Op("delete", old_text(piece.ops))]
    return [Op("insert", new_text(piece.ops))] if piece.kind == "moved" else piece.ops


class _Comparison:
    def __init__(self, old: list[Clause], new: list[Clause]) -> None:
        self.old, self.new = old, new
        paired = pair(old, new)
        self.kept = paired.kept
        self.moves = self._runs(paired.moved)
        self.leaving = {i: n for n, run in enumerate(self.moves, 1) for i, _ in run}
        self.coming = {j: n for n, run in enumerate(self.moves, 1) for _, j in run}

    def pieces(self) -> Iterator[Piece]:
        i = j = 0
        for kept_old, kept_new in [*self.kept, (len(self.old), len(self.new))]:
            yield from self._apart(range(i, kept_old), self.old, self.leaving, "removed", "left")
            yield from self._apart(range(j, kept_new), self.new, self.coming, "added", "moved")
            if kept_old < len(self.old):
                yield self._kept(self.old[kept_old], self.new[kept_new])
            i, j = kept_old + 1, kept_new + 1

    def _runs(self, moved: list[Pair]) -> list[list[Pair]]:
        """What moved together: neighbours before and after, and all under the first of them."""
        runs: list[list[Pair]] = []
        for i, j in moved:
            if runs and runs[-1][-1] == (i - 1, j - 1) and _is_under(self.new[j], self.new[runs[-1][0][1]]):
                runs[-1].append((i, j))
            else:
                runs.append([(i, j)])
        return runs

    def _apart(
        self, places: range, of: list[Clause], moving: dict[int, int], alone: Kind, along: Kind
    ) -> Iterator[Piece]:
        """What has no partner at its place: whole clauses, each with what stands under it."""
        place = places.start
        while place < places.stop:
            if move := moving.get(place):
                yield self._moved(along, move)
                place += len(self.moves[move - 1])
                continue
            end = place + 1
            while end < places.stop and end not in moving and _is_under(of[end], of[place]):
                end += 1
            yield _whole(of[place:end], alone)
            place = end

    def _moved(self, kind: Kind, move: int) -> Piece:
        run = self.moves[move - 1]
        old, new = self.old[run[0][0]], self.new[run[0][1]]
        ops = merged(one for i, j in run for one in reword(self.old[i].text, self.new[j].text))
        return Piece(
            kind=kind, name=new.name, was=old.name, clauses=len(run), move=move,
            numbers=(old.number, new.number), ops=ops,
        )  # fmt: skip

    def _kept(self, old: Clause, new: Clause) -> Piece:
        kind: Kind = "changed"
        if old.body == new.body:
            kind = "same" if _number(old) == _number(new) else "renumbered"
        was = old.name if old.name != new.name else ""
        return Piece(
            kind=kind, name=new.name, was=was, numbers=(old.number, new.number),
            ops=reword(old.text, new.text),
        )  # fmt: skip


def _is_under(clause: Clause, above: Clause) -> bool:
    return len(clause.place) > len(above.place) and clause.place[: len(above.place)] == above.place


def _whole(run: list[Clause], kind: Kind) -> Piece:
    text = "".join(clause.text for clause in run)
    ops = [Op("insert" if kind == "added" else "delete", text)]
    number = run[0].number
    return Piece(
        kind=kind, name=run[0].name, clauses=len(run), numbers=(number, number), ops=ops
    )  # fmt: skip


def _number(clause: Clause) -> str:
    return " ".join(clause.text[: clause.number].split())
