"""All samples: those that mean harm, and those that honest people send."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from tests.corpus import honest, hostile
from tests.corpus.sample import Sample


def _of(folder: ModuleType) -> dict[str, Sample]:
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    modules = [importlib.import_module(f"{folder.__name__}.{name}") for name in names]
    return {one.name: one for module in modules for one in getattr(module, "SAMPLES", [])}


HOSTILE, HONEST = _of(hostile), _of(honest)
