"""What a PDF may not hold: scripts, programs, attachments, films, and links to anything but the web."""

from __future__ import annotations

from pikepdf import Dictionary, Object, String

from documents.rules.links import is_plain_link
from documents.rules.pdf_objects import Found
from documents.rules.reasons import PDF_ATTACHMENT, PDF_FORM, PDF_LAUNCH, PDF_MEDIA, PDF_OUTSIDE, PDF_SCRIPT
from documents.rules.verdict import Refused

SAYS_WHAT_IT_IS = ("/S", "/Subtype", "/Type")
KINDS = {
    "/JavaScript": PDF_SCRIPT,
    **dict.fromkeys(("/Launch", "/SubmitForm", "/ImportData", "/GoToE"), PDF_LAUNCH),
    **dict.fromkeys(("/EmbeddedFile", "/FileAttachment"), PDF_ATTACHMENT),
    **dict.fromkeys(("/RichMedia", "/Rendition", "/Movie", "/Sound", "/Screen", "/3D"), PDF_MEDIA),
}
KEYS = {
    **dict.fromkeys(("/JS", "/JavaScript"), PDF_SCRIPT),
    **dict.fromkeys(("/EmbeddedFiles", "/EF"), PDF_ATTACHMENT),
    "/XFA": PDF_FORM,
}
ADDRESSES = ("/URI", "/Base")
BY_ITSELF = ("/OpenAction", "/AA")
CALM = ("/GoTo", "/Named")


def require_quiet(one: Found) -> None:
    """Refused with a reason that says what to do."""
    entries = one.entries
    for key in SAYS_WHAT_IT_IS:
        if reason := KINDS.get(str(entries.get(key))):
            raise Refused(reason)
    for key in entries.keys() & KEYS.keys():
        raise Refused(KEYS[key])
    _require_inside(one)
    for key in BY_ITSELF:
        _require_calm(entries.get(key))


def _require_inside(one: Found) -> None:
    """Other files are named by /F: of a jump, of a stream that lies elsewhere, of a page shown within another."""
    entries = one.entries
    if "/F" in entries and (one.stream is not None or entries.get("/S") in ("/GoToR", "/Thread")):
        raise Refused(PDF_OUTSIDE, target=_shown(entries["/F"]))
    if "/Ref" in entries and entries.get("/Subtype") == "/Form":
        raise Refused(PDF_OUTSIDE, target=_shown(entries["/Ref"]))
    for key in ADDRESSES:
        address = entries.get(key)
        if isinstance(address, String) and not is_plain_link(str(address)):
            raise Refused(PDF_OUTSIDE, target=_shown(address))


def _shown(file: Object) -> str:
    named = (file.get("/UF") or file.get("/F")) if isinstance(file, Dictionary) else file
    return str(named)[:80] if isinstance(named, String) else "?"


def _require_calm(action: object) -> None:
    """What happens without a click may only turn to a page."""
    if not isinstance(action, Dictionary):
        return
    for one in [action] if "/S" in action else list(action.values()):
        kind = str(one.get("/S"))
        if kind not in CALM or "/Next" in one:
            raise Refused(KINDS.get(kind, PDF_LAUNCH))
