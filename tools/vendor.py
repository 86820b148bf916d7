"""Brings what others wrote into the project: packed by npm, checked against the table, copied, listed in a manifest.

Run it after a change of the table: python tools/vendor.py. What it copies is committed, so that nobody else needs npm.
To add an icon to the sprite, name it: python tools/vendor.py map-pin gavel
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / "static/vendor/MANIFEST.json"
SPRITE = ROOT / "static/icons.svg"
SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"')


class Package(NamedTuple):
    name: str
    version: str
    integrity: str
    licence: str
    files: dict[str, str]


PACKAGES = (
    Package(
        "htmx.org",
        "4.0.1",
        "sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        "0BSD",
        {
            "dist/htmx.min.js": "static/vendor/htmx/htmx.min.js",
            "dist/ext/hx-ws.min.js": "static/vendor/htmx/hx-ws.min.js",
            "LICENSE": "static/vendor/htmx/LICENSE",
        },
    ),
    Package(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
        "OFL-1.1",
        {f"files/source-sans-3-{part}-wght-normal.woff2": "static/fonts/" for part in ("latin", "vietnamese")}
        | {"LICENSE": "static/fonts/OFL-source-sans-3.txt"},
    ),
    Package(
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        "sha512-4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
        "OFL-1.1",
        {
            f"files/source-serif-4-{part}-wght-{style}.woff2": "static/fonts/"
            for part in ("latin", "vietnamese")
            for style in ("normal", "italic")
        }
        | {"LICENSE": "static/fonts/OFL-source-serif-4.txt"},
    ),
    Package(
        "lucide-static",
        "1.62.0",
        "sha512-WBZA/m2PvkFpMGHDtsBck5P2A9G4ehLlYu4GwwICcmEm1BvYVgj00lCDxKRWLlbMlOibLaiwdQ88G5pHkSWgwA==",
        "ISC AND MIT",
        {"LICENSE": "static/vendor/lucide/LICENSE"},
    ),
    Package(
        "axe-core",
        "4.14.1",
        "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        "MPL-2.0",
        {
            "axe.min.js": "tests/vendor/axe.min.js",
            "LICENSE": "tests/vendor/axe.LICENSE",
            "LICENSE-3RD-PARTY.txt": "tests/vendor/axe.LICENSE-3RD-PARTY.txt",
        },
    ),
)


def main(icons: list[str]) -> None:
    entries = []
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            with tarfile.open(packed(package, Path(folder))) as archive:
                entries += [copied(archive, package, *file) for file in package.files.items()]
                if package.name == "lucide-static":
                    entries.append(drawn(archive, package, icons))
    MANIFEST.write_text(json.dumps(entries, indent=1) + "\n")


def packed(package: Package, folder: Path) -> Path:
    """The package as npm packs it; SystemExit when it is not the one the table names."""
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    digest = hashlib.sha512((folder / name).read_bytes()).digest()
    if "sha512-" + base64.b64encode(digest).decode() != package.integrity:
        raise SystemExit(f"{package.name}@{package.version} is not what the table expects")
    return folder / name


def copied(archive: tarfile.TarFile, package: Package, source: str, target: str) -> dict[str, str]:
    path = ROOT / (target + Path(source).name if target.endswith("/") else target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(read(archive, source))
    return entry(package, path)


def drawn(archive: tarfile.TarFile, package: Package, more: list[str]) -> dict[str, str]:
    """One sprite of the icons in use: those it has, and those named now."""
    names = sorted({*SYMBOL.findall(SPRITE.read_text()), *more})
    symbols = [f'<symbol id="{name}" viewBox="0 0 24 24">{shape(archive, name)}</symbol>' for name in names]
    SPRITE.write_text('<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n")
    return entry(package, SPRITE)


def shape(archive: tarfile.TarFile, name: str) -> str:
    found = re.search(r"<svg[^>]*>(.*)</svg>", read(archive, f"icons/{name}.svg").decode(), re.DOTALL)
    if found is None:
        raise SystemExit(f"no icon named {name}")
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*", "", found[1])).replace(" />", "/>").strip()


def read(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(f"package/{name}")
    if file is None:
        raise SystemExit(f"{name} is not a file of its package")
    return file.read()


def entry(package: Package, path: Path) -> dict[str, str]:
    return {
        "name": package.name,
        "version": package.version,
        "file": path.relative_to(ROOT).as_posix(),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "licence": package.licence,
    }


if __name__ == "__main__":
    main(sys.argv[1:])
