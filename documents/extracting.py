"""The process that reads the words of one file and ends: asked on one line of JSON, with the file behind it.

It starts for every file, so it loads a library only when it needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec

from documents import errands
from documents.extraction import SECONDS, Asked, Told
from documents.rules.reasons import DAMAGED, ENDLESS
from documents.rules.verdict import Refused


def tell(asked: Asked, data: bytes) -> Told:
    try:
        return Told(text=_text(asked.format or _judged(asked.name, data), data))
    except Refused as refusal:
        return Told(reason=refusal.reason, params=refusal.params)
    except (RecursionError, MemoryError):
        return Told(reason=ENDLESS)
    except Exception:  # noqa: BLE001 - a library reading foreign bytes may fail in any way; each means the same here
        return Told(reason=DAMAGED)


def _judged(name: str, data: bytes) -> str:
    from documents.rules.kinds import inspect

    verdict = inspect(name, data)
    if verdict.refused:
        raise Refused(verdict.reason, **verdict.params)
    return verdict.kind


def _text(kind: str, data: bytes) -> str:
    if kind == "pdf":
        from documents.rules.page_text import text_of_pages

        return text_of_pages(_pages(data))
    from documents.rules.word_blocks import read_blocks, words_of
    from ecabinet.vietnamese import nfc

    return nfc(words_of(read_blocks(data))).strip()


def _pages(data: bytes) -> Iterator[str]:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_range()
        page.close()


if __name__ == "__main__":
    errands.limit(seconds=SECONDS)
    line, _, rest = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(msgspec.json.encode(tell(msgspec.json.decode(line, type=Asked), rest)))
