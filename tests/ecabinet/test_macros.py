"""The macros that many pages share: fields of forms, and figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from lxml import html

from ecabinet import pages
from ecabinet.errors import BadInput
from ecabinet.forms import Typed

FORM = """
{% from "forms.html" import area, check, checks, choice, error_summary, field, select, upload %}
{{ error_summary(typed, {"due": "Hạn"}) }}
{{ field(typed, "title", "Tên", 'a"b', hint="Ngắn", maxlength=9) }}
{{ field(typed, "due", "Hạn", day, type="date") }}
{{ field(typed, "password", "Mật khẩu", "x", type="password") }}
{{ area(typed, "text", "Chữ", "</textarea>") }}
{{ select(typed, "agency", "Bộ", [(1, "A"), (2, "B")], 2) }}
{{ choice(typed, "state", "Tình trạng", [("x", "X"), ("y", "Y", "nhỏ")], "y") }}
{{ checks(typed, "with", "Phối hợp", [(1, "A"), (2, "B")], [2]) }}
{{ check(typed, "sure", "Chắc", true) }}
{{ upload(typed, "file", "Tệp") }}
"""
FIGURES = """
{% from "parts.html" import bar, chart, empty, facts, key, msg, pager, progress, spark, strip, tabs, tag %}
{{ tag("Quá hạn", "bad", "clock", box=true) }}
{{ facts([("Chủ trì", "Bộ <b>", "Cục")]) }}
{{ pager(2, 3, "/x?page=") }}
{{ tabs([("/x", "Quá hạn", 1284, "bad", true), ("/y", "Tất cả", none, "", false)], "Thẻ") }}
{{ strip(["for"] * 3 + ["against", "undelivered"], "3 trên 5", 3, "cần 3", narrow=true) }}
{{ strip([], "không") }}
{{ bar([("late", 2), ("soon", 0), ("running", 8)], "2 quá hạn") }}
{{ bar([], "không") }}
{{ spark([0, 0]) }}
{{ chart([("T1", 7), ("T2", 37)], "Quá hạn") }}
{{ chart([("T1", 0)], "không") }}
{{ key([("for", "Tán thành")]) }}
{{ progress(40, text="40%") }}
{{ empty("Không có", "Chưa", href="/", action="Về") }}
{{ msg("Đã đổi", "wait") }}
"""


def shown(template: str, **context: Any) -> html.HtmlElement:
    return html.fromstring(f"<div>{pages.environment().from_string(template).render(context)}</div>")


def test_fields_show_what_they_were_given():
    form = shown(FORM, typed=Typed(), day=date(2026, 12, 5))
    values = {box.get("name"): box.get("value") for box in form.xpath("//input[@type='text']")}
    assert values == {"title": 'a"b', "due": "05/12/2026"}
    assert form.xpath("//*[@name='password']")[0].get("value") is None
    assert form.xpath("//textarea")[0].text.strip() == "</textarea>"
    assert [box.get("value") for box in form.xpath("//input[@checked]")] == ["y", "2", "1"]
    assert form.xpath("//option[@selected]")[0].get("value") == "2"
    assert form.xpath("//*[@name='title']")[0].get("maxlength") == "9"
    assert form.find_class("errs") == []
    assert_labels_and_descriptions(form)


def test_a_form_asked_again_shows_what_was_typed_and_where_it_is_wrong():
    typed = Typed({"title": ["x"], "due": ["mai"], "password": ["p"], "with": ["1"]})
    typed.refuse(BadInput("Fill this in."), "due").refuse(BadInput("Choose a file."), "file")
    form = shown(FORM, typed=typed, day=None)
    assert form.xpath("//*[@name='due']")[0].get("value") == "mai"
    assert [box.get("name") for box in form.xpath("//*[@aria-invalid='true']")] == ["due", "file"]
    assert [a.text_content() for a in form.xpath("//*[@class='errs']//a")] == ["Hạn: Cần điền ô này.", "Chọn tệp."]
    assert [box.get("value") for box in form.xpath("//input[@checked]")] == ["1"]
    assert_labels_and_descriptions(form)


def assert_labels_and_descriptions(form: html.HtmlElement) -> None:
    ids = [part.get("id") for part in form.iter() if part.get("id")]
    assert len(ids) == len(set(ids))
    for part in form.iter():
        assert set((part.get("aria-describedby") or "").split()) <= set(ids)
        assert part.get("for") is None or part.get("for") in ids
    for link in form.xpath("//*[@class='errs']//a"):
        assert link.get("href").removeprefix("#") in ids


def test_figures_are_svg_with_words_beside_them():
    figures = shown(FIGURES)
    assert len(figures.find_class("strip")[0].xpath("rect")) == 5
    assert [svg.get("aria-label") for svg in figures.xpath("//svg[@role='img']")][:3] == [
        "3 trên 5",
        "không",
        "2 quá hạn",
    ]
    assert figures.xpath("//*[@style]") == []
    assert figures.xpath("//a[@rel='next']")[0].get("href") == "/x?page=3"
    assert figures.xpath("//*[@class='tabs']//b")[0].text_content() == "1.284"
    assert figures.find_class("facts")[0].xpath("dd")[0].text == "Bộ <b>"
