"""What honest papers say: official texts of the sample data, and sentences that speak of secrets without being one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ecabinet.sample

TEXTS = Path(ecabinet.sample.__file__).parent / "texts"
OF_SECRETS = (
    "Về việc bảo vệ bí mật nhà nước và bảo mật thông tin",
    "1. Dấu chỉ độ mật gồm: TUYỆT MẬT, TỐI MẬT, MẬT được khắc sẵn theo mẫu.",
    "2. Tài liệu bí mật nhà nước không được gửi trên Trục liên thông văn bản quốc gia.",
    "3. Ban Cơ yếu Chính phủ quản lý MẬT MÃ DÂN SỰ; mật độ xây dựng theo quy hoạch; xuất khẩu MẬT ONG.",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Độ mật: Không",
)


@cache
def text(name: str) -> list[str]:
    """The paragraphs of `tb365-2026` or `nq159-2026`."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")


def pdf() -> bytes:
    return (TEXTS / "tb365-2026.pdf").read_bytes()
