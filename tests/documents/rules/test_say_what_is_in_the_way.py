"""A refusal names the thing that must be taken out; what is refused, and why, is in the corpus of hostile files."""

import pytest

from documents.rules.kinds import inspect
from documents.rules.markup import LARGEST_PART, walk
from documents.rules.reasons import ENDLESS
from documents.rules.verdict import Refused
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, relationship, word

TEMPLATE = "http://a.example/x.dotm"
GO = b"<</Subtype/Link/A<</S/GoToR/F<</F(a.pdf)/UF(b.pdf)>>>>>>"


def test_a_word_file_that_fetches_says_from_where():
    sent = word(links=relationship("attachedTemplate", TEMPLATE, external=True))
    assert inspect("a.docx", sent).params == {"target": TEMPLATE}


def test_a_pdf_that_leads_outside_says_where_to():
    assert inspect("a.pdf", pdf(page=b"/Annots[%s]" % GO)).params == {"target": "b.pdf"}
    assert inspect("a.pdf", pdf(catalog=b"/URI<</Base(file:///x)>>")).params == {"target": "file:///x"}


def test_an_embedded_object_is_named():
    assert inspect("a.docx", word(more={"word/a.bin": b"x"})).params == {"part": "word/a.bin"}


def test_a_mark_is_named_as_it_is_written():
    assert inspect("a.docx", word(paragraph("T U Y Ệ T   M Ậ T"))).params == {"mark": "TUYỆT MẬT"}


def test_a_part_that_is_too_large_is_not_read():
    with pytest.raises(Refused) as refusal:
        walk(b"<a>" + b" " * LARGEST_PART)
    assert refusal.value.reason == ENDLESS
