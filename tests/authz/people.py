"""Who is who to each object of the matrix, as `domain-model.md` section 2 has it; nothing here asks the application."""

from __future__ import annotations

from tests.personas import KEYS

Names = frozenset[str]


def names(*texts: str) -> Names:
    return frozenset(" ".join(texts).split())


EVERYBODY = frozenset(KEYS)
OFFICE = "office office_head"
HEADS = "prime_minister deputy"
CABINET = f"{HEADS} minister other_minister"
ROOM = f"{CABINET} substitute invitee secretary"
CLERKS = "clerk other_clerk"

# Who knows of an object. A closed item: the chair, the members, and who is cleared for it, of whom the one that put
# it on the agenda is always one. Drafts of meetings: who makes them. Evidence: who sees its directive.
SEEN: dict[str, Names] = {
    "sitting": names(ROOM, OFFICE),
    "calm": names(ROOM, OFFICE),
    "called": names(CABINET, "invitee secretary", OFFICE),
    "past": names(CABINET, "substitute secretary", OFFICE),
    "draft": names("prime_minister secretary", OFFICE),
    "elsewhere": names(OFFICE),
    "place": names(ROOM, OFFICE),
    "place_elsewhere": names(OFFICE),
    "item": names(ROOM, OFFICE),
    "later": names(ROOM, OFFICE) - {"invitee"},
    "closed": names(CABINET, "office_head"),
    "cleared": names(ROOM, OFFICE),
    "beyond": names(OFFICE),
    "paper_vote": names(ROOM, OFFICE),
    "wish": names(ROOM, OFFICE),
    "wish_mine": names("minister secretary", OFFICE),
    "undoable": names(ROOM, OFFICE),
    "undoable_closed": names(CABINET, "office_head"),
    "counted": names(CABINET, "substitute secretary", OFFICE),
    "handed": names(ROOM, OFFICE),
    "handed_closed": names(CABINET, "office_head"),
    "handed_beyond": names(OFFICE),
    "pack": names("secretary"),
    "pack_of_office": names("office"),
    "submitted": names("prime_minister secretary clerk", OFFICE),
    "submitted_by_other": names("prime_minister secretary other_clerk", OFFICE),
    "sealed": names("prime_minister office_head"),
    "leave": names(CABINET, "invitee secretary", OFFICE),
    "leave_elsewhere": names("prime_minister", OFFICE),
    "order": names(HEADS, OFFICE, "minister clerk"),
    "asked": names(HEADS, OFFICE, "minister clerk"),
    "received": names(HEADS, OFFICE, "minister clerk"),
    "shared": names(HEADS, OFFICE, "other_minister other_clerk minister clerk"),
    "foreign": names(HEADS, OFFICE),
    "order_draft": names(HEADS, OFFICE),
    "note": names("minister"),
    "shared_note": names(ROOM, OFFICE),
    "closed_note": names(CABINET, "office_head"),
    "agency_note": names("minister clerk"),
    "site": EVERYBODY,
    "template": EVERYBODY,
    "screen": EVERYBODY,
} | {f"of_{name}": frozenset({name}) for name in KEYS}

# The marks that titles, texts and remarks carry, and who may read them anywhere. Nobody may read how another votes
# while the ballot is open; a closed item's title, question, papers and conclusion are one secret. A note is its
# writer's, unless it is shared with those who sit in the meeting of its paper, or who are of his agency.
MARKS: dict[str, Names] = {
    "Zqsitting": SEEN["sitting"],
    "Zqcalled ": SEEN["called"],
    "Zqclosed": SEEN["closed"],
    "Zqcleared": SEEN["cleared"],
    "Zqitem": SEEN["item"],
    "Zqlater": SEEN["later"],
    "Zqremark": names(),
    "Zqleave": names("prime_minister secretary", OFFICE),
    "Zqelsewhere": SEEN["elsewhere"],
    "Zqbeyond": SEEN["beyond"],
    "Zqnextelsewhere": SEEN["elsewhere"],
    "Zqnextbeyond": SEEN["beyond"],
    "Zqfarleave": SEEN["leave_elsewhere"],
    "Zqdraft": SEEN["draft"] | names(CLERKS),
    "Zqsubmitted": SEEN["submitted"],
    "Zqothers": SEEN["submitted_by_other"],
    "Zqsealed": SEEN["sealed"],
    "Zqlead": SEEN["order"],
    "Zqasked": SEEN["asked"],
    "Zqshared": SEEN["shared"],
    "Zqforeign": SEEN["foreign"],
    "Zqordered": SEEN["order"],
    "Zqpaper": SEEN["order_draft"],
    "Zqnoteprivate": SEEN["note"],
    "Zqnoteshared": SEEN["shared_note"],
    "Zqnoteclosed": SEEN["closed_note"],
    "Zqnoteagency": SEEN["agency_note"],
}
