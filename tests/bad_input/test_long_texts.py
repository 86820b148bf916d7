"""A text is taken whole or refused with its length: none is cut, none breaks on what the database can hold."""

from __future__ import annotations

import pytest

from tests.authz.running import Running
from tests.bad_input.forms import Form, forms
from tests.bad_input.test_fields import says_why
from tests.bad_input.values import is_free_text

LENGTHS = (19_999, 8003, 2003, 1003, 503, 303, 203, 63, 53)  # the longest first: what was done is not done again
FINE = {303, 409, 422, 429}
FORMS = [form for form in forms() if any(is_free_text(field) for field in form.fields)]


@pytest.mark.parametrize("form", FORMS, ids=[form.path for form in FORMS])
async def test_a_long_text_is_taken_or_refused_in_words(refusing: Running, form: Form) -> None:
    faults = []
    for field in filter(is_free_text, form.fields):
        for length in LENGTHS:
            right = [(name, one) for name, one in form.body(refusing.stage) if name != field.key]
            browser, target = refusing.browser(form.cell.persona), form.target(refusing.stage)
            answer = await browser.post(target, [*right, (field.key, ("Văn bản dài. " * 2000)[:length])])
            if answer.status not in FINE or (answer.status != 303 and not says_why(answer)):
                faults.append(f"{field.key} with {length} characters: the answer was {answer.status}")
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
