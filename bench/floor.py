"""The floor under a page: a bare Litestar handler of the same bytes; `python -m bench.floor PORT FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from litestar import Litestar, MediaType, Response, get


def serve(port: int, page: str) -> None:
    @get("/")
    async def show() -> Response[str]:
        return Response(page, media_type=MediaType.HTML)

    app = Litestar([show], openapi_config=None)
    uvicorn.run(app, port=port, access_log=False, loop="uvloop", http="httptools")


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]).read_text())
