"""On the page each change stands in full, and what lies between is folded to one line."""

from __future__ import annotations

from documents.rules.comparison import layout
from documents.rules.comparison.comparing import compare
from documents.rules.comparison.layout import laid_out
from documents.rules.comparison.lines import lines
from documents.rules.comparison.ops import Op

OLD = [
    "Điều 1. Phạm vi điều chỉnh của Nghị định", "1. Một việc chung của các bộ.", "2. Hai việc chung của các bộ.",
    "Điều 2. Kinh phí thực hiện Nghị định", "1. Ba nguồn kinh phí được bảo đảm.", "2. Bốn nguồn kinh phí khác nhau.",
]  # fmt: skip


def rows(*new: str) -> list[tuple[int, bool, list[str]]]:
    found = laid_out(compare("\n".join(OLD), "\n".join(new))).rows
    return [(row.n, row.folded, [piece.name for piece in row.pieces]) for row in found]


def test_unchanged_clauses_are_one_row():
    new = [*OLD[:4], OLD[4].replace("Ba", "Năm"), OLD[5]]
    assert rows(*new) == [
        (0, True, ["Điều 1", "Điều 1 khoản 1", "Điều 1 khoản 2", "Điều 2"]),
        (1, False, ["Điều 2 khoản 1"]),
        (1, True, ["Điều 2 khoản 2"]),
    ]


def test_the_end_of_a_stretch_does_not_repeat_its_beginning():
    told = laid_out(compare("\n".join(OLD), "\n".join(OLD)))
    assert [(row.piece.name, row.end) for row in told.rows] == [("Điều 1", "Điều 2 khoản 2")]
    shorter = laid_out(compare("\n".join(OLD[:3]), "\n".join(OLD[:3])))
    assert [(row.piece.name, row.end) for row in shorter.rows] == [("Điều 1", "khoản 2")]


def test_another_number_is_no_change_and_is_told():
    new = ["Điều 1. Giải thích từ ngữ trong Nghị định này", *(line.replace("Điều 2", "Điều 3") for line in OLD[3:])]
    told = laid_out(compare("\n".join(OLD[3:]), "\n".join(new)))
    assert (told.changes, told.renumbered, told.clauses) == (1, 1, 4)


def test_what_moved_is_counted_once_and_its_places_know_each_other():
    new = [OLD[0], OLD[1], OLD[5].replace("2.", "2."), OLD[2].replace("2.", "3."), OLD[3], OLD[4]]
    told = laid_out(compare("\n".join(OLD), "\n".join(new)))
    moved, left = (next(row for row in told.rows if row.piece.kind == kind) for kind in ("moved", "left"))
    assert (told.changes, moved.counts, left.counts) == (1, True, False)
    assert told.other_place(moved) is left
    assert told.other_place(left) is moved


def test_many_changes_are_told_on_several_pages(monkeypatch):
    monkeypatch.setattr(layout, "ON_A_PAGE", 2)
    new = [line.replace(" của ", " của tất cả ").replace("kinh phí", "vốn") for line in OLD]
    told = laid_out(compare("\n".join(OLD), "\n".join(new)))
    assert told.changes == 5
    assert [[row.n for row in told.page_at(change) if row.counts] for change in (1, 2, 3, 5)] == [
        [1, 2], [1, 2], [3, 4], [5],
    ]  # fmt: skip


def test_lines_are_shown_without_blank_ones_and_blanks_are_not_marked():
    ops = [Op("equal", "một "), Op("delete", "hai \n\n"), Op("insert", " ba"), Op("equal", "\r\n \nbốn")]
    assert lines(ops) == [
        [Op("equal", "một "), Op("delete", "hai")],
        [Op("equal", " "), Op("insert", "ba")],
        [Op("equal", "bốn")],
    ]
    assert lines(ops, ("equal", "insert"))[0] == [Op("equal", "một "), Op("equal", " "), Op("insert", "ba")]
