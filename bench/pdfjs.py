"""The peer of our reader: pdf.js with its own viewer, from its npm package, on the same file; `python -m bench.pdfjs`.

It is served as pdf.js wants to be: with ranges, so that it need not wait for the whole file.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Annotated

import uvicorn
from litestar import Litestar, Response, get
from litestar.params import FromPath, HeaderParameter

PACKAGE, VERSION = "pdfjs-dist", "6.5.438"
TYPES = {
    ".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css", ".pdf": "application/pdf",
    ".wasm": "application/wasm", ".html": "text/html",
}  # fmt: skip
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<link rel="stylesheet" href="/files/package/web/pdf_viewer.css">
<style>html,body{margin:0;height:100%}#box{position:absolute;inset:0;overflow:auto}</style>
<div id="box" tabindex="0"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as lib from "/files/package/build/pdf.min.mjs"
globalThis.pdfjsLib = lib
const { EventBus, PDFViewer, PDFLinkService } = await import("/files/package/web/pdf_viewer.mjs")
lib.GlobalWorkerOptions.workerSrc = "/files/package/build/pdf.worker.min.mjs"
const bus = new EventBus(), links = new PDFLinkService({ eventBus: bus })
const viewer = new PDFViewer({ container: document.getElementById("box"), eventBus: bus, linkService: links })
links.setViewer(viewer)
globalThis.viewer = viewer
bus.on("pagesinit", () => { viewer.currentScaleValue = "page-width" })
bus.on("pagerendered", (event) => { if (event.pageNumber === 1) globalThis.firstPage ??= performance.now() })
const paper = await lib.getDocument({ url: "/files/paper.pdf", disableAutoFetch: true, isEvalSupported: false }).promise
viewer.setDocument(paper)
links.setDocument(paper)
</script></html>"""


def fetch_package(folder: Path) -> bool:
    """Into `folder/package`; False where npm or its registry is not to be had."""
    try:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError):
        return False
    with tarfile.open(folder / f"{PACKAGE}-{VERSION}.tgz") as packed:
        packed.extractall(folder, filter="data")
    return True


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])

    @get("/", media_type="text/html")
    async def page() -> str:
        return PAGE

    @get("/files/{path:path}")
    async def files(
        path: FromPath[Path], wanted: Annotated[str | None, HeaderParameter(name="range")] = None
    ) -> Response[bytes]:
        return _answer((folder / str(path).lstrip("/")).resolve(), folder, wanted)

    app = Litestar([page, files], openapi_config=None)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="critical", access_log=False)


def _answer(file: Path, folder: Path, wanted: str | None) -> Response[bytes]:
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        return Response(b"", status_code=404)
    data, headers = file.read_bytes(), {"accept-ranges": "bytes"}
    if not wanted:
        return Response(data, media_type=TYPES.get(file.suffix, "application/octet-stream"), headers=headers)
    first, _, last = wanted.removeprefix("bytes=").partition("-")
    start, end = int(first), min(int(last or len(data) - 1), len(data) - 1)
    headers["content-range"] = f"bytes {start}-{end}/{len(data)}"
    media = TYPES.get(file.suffix, "application/octet-stream")
    return Response(data[start : end + 1], status_code=206, media_type=media, headers=headers)


if __name__ == "__main__":
    main()
