"""Tells mypy of the `id` that Piccolo gives to every table which names no key of its own."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import MDEF, SymbolTableNode, Var
from mypy.plugin import ClassDefContext, Plugin

TABLE = "piccolo.table.Table"
KEY = "piccolo.columns.column_types.Serial"


class PiccoloTypes(Plugin):
    def get_base_class_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return _add_key if fullname == TABLE else None


def _add_key(context: ClassDefContext) -> None:
    info = context.cls.info
    if "id" in info.names:
        return
    key = Var("id", context.api.named_type(KEY))
    key.info, key.is_initialized_in_class = info, True
    key._fullname = f"{info.fullname}.id"
    info.names["id"] = SymbolTableNode(MDEF, key, plugin_generated=True)


def plugin(version: str) -> type[Plugin]:
    del version
    return PiccoloTypes
