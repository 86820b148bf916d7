"""Links lead to the web, to mail boxes and telephones, and within a paper; nowhere else, however they are written."""

import pytest

from documents.rules.links import is_plain_link


@pytest.mark.parametrize(
    "target",
    [
        "https://chinhphu.vn/văn bản?số=5#1", "HTTP://CHINHPHU.VN", "www.chinhphu.vn", "chinhphu.vn/a?b=c:d", "#_Toc1",
        "", "mailto:vanthu@chinhphu.vn", "vanthu@chinhphu.vn", "tel:19001234", "van-ban/12.pdf",
        "/van-ban", "http://[tên miền]/",
    ],
)  # fmt: skip
def test_it_may_lead_there(target):
    assert is_plain_link(target)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", " java\nscript:alert(1)", "\x01javascript:a", "JaVaScRiPt%3Aa", "vbscript:a",
        "data:text/html,a", "file:///C:/a", "C:\\a", "c:/a", "\\\\a.example\\b",
        "//a.example/b", "/\\a.example/b", "%5C%5Ca.example%5Cb",
        "ms-msdt:/id a", "search-ms:query=a",
    ],
)  # fmt: skip
def test_it_may_not_lead_there(target):
    assert not is_plain_link(target)
