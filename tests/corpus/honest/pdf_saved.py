"""PDFs as other programs save them again: packed, put in order, added to, signed, described, with fields and layers."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from tests.corpus.honest.pdf_written import linked, long, outlined, table
from tests.corpus.sample import honest

Change = Callable[[pikepdf.Pdf], None]


def saved(data: bytes, change: Change | None = None, **ways: object) -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as paper:
        if change:
            change(paper)
        paper.save(kept, static_id=True, **ways)
    return kept.getvalue()


def added(data: bytes, *, more: bytes, number: int) -> bytes:
    """An object of this number behind the end, as programs add a note or a signature without touching the rest."""
    with pikepdf.open(io.BytesIO(data)) as paper:
        root, size = paper.Root.objgen[0], int(paper.trailer.Size)
    start, before = len(data), int(data.rpartition(b"startxref\n")[2].split()[0])
    written = b"%d 0 obj\n%s\nendobj\n" % (number, more)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, start)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\n" % (max(size, number + 1), root, before)
    return data + written + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (start + len(written))


def plain(data: bytes, change: Change | None = None) -> bytes:
    return saved(data, change, object_stream_mode=ObjectStreamMode.disable)


def twice() -> bytes:
    first = added(plain(table()), more=b"<</Producer(A)>>", number=900)
    return added(first, more=b"<</Producer(B)>>", number=901)


def sign(paper: pikepdf.Pdf) -> None:
    """A field that holds a signature, as the tools of the Government's own authority leave it."""
    signature = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/ETSI.CAdES.detached"),
        ByteRange=[0, 100, 300, 50], Contents=String(bytes(range(256)) * 16), M=String("D:20261105080000+07'00'"),
        Name=String("Văn phòng Chính phủ"), Reason=String("Phát hành văn bản"),
    )  # fmt: skip
    seal = paper.make_stream(b"q 1 1 98 38 re S Q", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 40])
    field = paper.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Chữ ký 1"), F=132, Rect=[60, 60, 160, 100],
        V=paper.make_indirect(signature), AP=Dictionary(N=seal), P=paper.pages[0].obj,
    ))  # fmt: skip
    paper.pages[0].Annots = Array([field])
    paper.Root.AcroForm = Dictionary(Fields=[field], SigFlags=3)
    paper.Root.DSS = Dictionary(Certs=[paper.make_stream(bytes(900))])
    paper.Root.Perms = Dictionary(DocMDP=field.V)


def ask(paper: pikepdf.Pdf) -> None:
    """A form to be filled in, without a script."""
    fields = [
        paper.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=kind, T=String(name), F=4, Rect=[60, y, 260, y + 20],
            DA=String("/Helv 0 Tf 0 g"), V=String("Đồng ý") if kind == Name.Tx else Name.Off,
        ))
        for y, (kind, name) in enumerate([(Name.Tx, "Ý kiến"), (Name.Btn, "Tán thành"), (Name.Ch, "Bộ")], start=100)
    ]  # fmt: skip
    paper.pages[0].Annots = Array(fields)
    paper.Root.AcroForm = Dictionary(Fields=fields, NeedAppearances=True, DA=String("/Helv 0 Tf 0 g"))


def archive(paper: pikepdf.Pdf) -> None:
    """What PDF/A asks for: a description, and what the colours mean."""
    with paper.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:title"] = "Tờ trình về dự thảo Nghị định"
        told["dc:creator"] = ["Bộ Tư pháp"]
        told["pdfaid:part"], told["pdfaid:conformance"] = "2", "B"
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"))
    intent.DestOutputProfile = paper.make_stream(bytes(3_000), N=3)
    paper.Root.OutputIntents, paper.Root.MarkInfo = Array([intent]), Dictionary(Marked=True)


def tag(paper: pikepdf.Pdf) -> None:
    """Its structure for those who have it read aloud, with names of its own, such as that of a film."""
    root = paper.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Movie=Name.Figure)))
    root.K = Array(
        paper.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=root, Pg=paper.pages[0].obj))
        for kind in (Name.Document, Name.P, Name.Link, Name.Movie, Name.Sound)
    )
    paper.Root.StructTreeRoot, paper.Root.MarkInfo = root, Dictionary(Marked=True)
    paper.Root.Lang = String("vi-VN")


def number(paper: pikepdf.Pdf) -> None:
    labels = [0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D, P=String("PL-"))]
    paper.Root.PageLabels = Dictionary(Nums=Array(labels))
    paper.Root.PageMode, paper.Root.ViewerPreferences = Name.UseOutlines, Dictionary(DisplayDocTitle=True)


def open_at_page(paper: pikepdf.Pdf) -> None:
    place = Array([paper.pages[1].obj, Name.Fit])
    paper.Root.OpenAction = Dictionary(S=Name.GoTo, D=place)
    paper.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("chuong-1"), place])))
    _link(paper, Dictionary(S=Name.Named, N=Name.NextPage))


def turn(paper: pikepdf.Pdf) -> None:
    for place, page in enumerate(paper.pages):
        page.rotate(90 * place, relative=False)
        page.obj.CropBox, page.obj.UserUnit = Array([10, 10, 500, 700]), 1


def layer(paper: pikepdf.Pdf) -> None:
    group = paper.make_indirect(Dictionary(Type=Name.OCG, Name=String("Bản vẽ")))
    paper.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(Order=[group], BaseState=Name.ON))
    _link(paper, Dictionary(S=Name.SetOCGState, State=[Name.Toggle, group]))


def shorten(paper: pikepdf.Pdf) -> None:
    """Addresses as people write them."""
    short = ("www.chinhphu.vn", "van-ban/12", "#trang=2", "https://chinhphu.vn/?a=b:c")
    _link(paper, *(Dictionary(S=Name.URI, URI=String(address)) for address in short))


def _link(paper: pikepdf.Pdf, *actions: Dictionary) -> None:
    links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action) for action in actions]
    paper.pages[0].Annots = Array(links)


SAMPLES = honest("pdf saved", "Dự thảo Luật (bản ký số).pdf", {
    "packed objects": lambda: saved(long(), object_stream_mode=ObjectStreamMode.generate),
    "put in order for the web": lambda: saved(long(), linearize=True),
    "unpacked objects": lambda: plain(outlined()),
    "added to twice": twice,
    "signed": lambda: plain(table(), sign),
    "signed and added to": lambda: added(plain(table(), sign), more=b"<</A 1>>", number=900),
    "a form to fill in": lambda: saved(table(), ask),
    "an archive's description": lambda: saved(table(), archive),
    "tags": lambda: saved(table(), tag),
    "numbers of pages": lambda: saved(outlined(), number),
    "a page to begin at": lambda: saved(outlined(), open_at_page),
    "turned pages": lambda: saved(outlined(), turn),
    "layers": lambda: saved(table(), layer),
    "short addresses": lambda: saved(table(), shorten),
    "links": lambda: saved(linked(), normalize_content=True),
    "lines behind the end": lambda: table() + b"\r\n\r\n",
})  # fmt: skip
