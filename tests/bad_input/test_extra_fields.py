"""What a form does not ask for is not taken, whatever column of whatever table it is named for."""

from __future__ import annotations

import pytest

from ecabinet.db import fetch
from tests.authz.running import Running
from tests.bad_input.forms import Form, forms

FORMS = [form for form in forms() if form.path != "/session"]
COLUMNS = "SELECT DISTINCT column_name FROM information_schema.columns WHERE table_schema = 'public'"
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
EXTRA = "77777777"
MORE = (
    "is_admin",
    "admin",
    "role",
    "duties[]",
    "account.duties",
    "__proto__",
    "viewer",
    "actor",
    "next_state",
    "force",
)


@pytest.mark.parametrize("form", FORMS, ids=[f"{form.path} {form.struct.__name__}" for form in FORMS])
async def test_no_form_takes_what_it_does_not_ask_for(refusing: Running, form: Form) -> None:
    asked = {field.key for field in form.fields}
    names = {row["column_name"] for row in await fetch(COLUMNS)} | set(MORE)
    fields = [*form.body(refusing.stage), *((name, EXTRA) for name in sorted(names - asked))]
    answer = await refusing.browser(form.cell.persona).post(form.target(refusing.stage), fields)
    assert answer.status in {200, 303, 409, 422}
    for table in await fetch(TABLES):
        assert not await fetch(f"SELECT 1 FROM \"{table['relname']}\" AS t WHERE t::text LIKE '%{EXTRA}%'")
