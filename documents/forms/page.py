"""The page of an official paper: A4, margins, Times New Roman 14, and page numbers from the second page on."""

from __future__ import annotations

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY_SIZE = Pt(14)
TEXT_WIDTH = Mm(160)
BODY, HEADING = "Official text", "Official heading"


def new_page(*, footer: str = "") -> Paper:
    paper = Document()
    _set_margins(paper)
    _set_normal(paper)
    _add_style(paper, BODY, bold=False, outline=None)
    _add_style(paper, HEADING, bold=True, outline=0)
    _number_pages(paper)
    if footer:
        _add_footer(paper, footer)
    return paper


def _set_margins(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)


def _set_normal(paper: Paper) -> None:
    """The default style, in the language and the font of the decree for every script."""
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY_SIZE
    for fonts in paper.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()  # the template's names of a theme's fonts would win over ours
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _add_style(paper: Paper, name: str, *, bold: bool, outline: int | None) -> None:
    style: ParagraphStyle = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = paper.styles["Normal"]
    style.font.bold = bold
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    style.paragraph_format.first_line_indent = Mm(12.7)
    style.paragraph_format.space_before = Pt(6)
    style.paragraph_format.line_spacing = 1.1
    if outline is not None:
        style.paragraph_format.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(outline))
        style.element.get_or_add_pPr().append(level)


def _number_pages(paper: Paper) -> None:
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    shown = section.header.paragraphs[0]
    shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shown.style = paper.styles["Normal"]
    add_field(shown, "PAGE")


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the reader's program fills in, such as the number of the page."""
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(mark)
        if kind == "begin":
            words = OxmlElement("w:instrText")
            words.text = f" {instruction} "
            paragraph.add_run()._r.append(words)


def _add_footer(paper: Paper, words: str) -> None:
    section = paper.sections[0]
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        line.style = paper.styles["Normal"]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run(words)
        run.font.size, run.italic = Pt(11), True
