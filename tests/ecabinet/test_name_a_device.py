"""What a device is called on the page of one's open sessions."""

from __future__ import annotations

import pytest

from ecabinet.devices import device_name
from ecabinet.i18n import speaking

KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"
AGENTS = {
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KHTML} Chrome/142.0.0.0 Safari/537.36": "Chrome trên Windows",
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KHTML} Chrome/142.0.0.0 Safari/537.36 Edg/142.0": "Edge trên Windows",
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KHTML} coc_coc_browser/144.0 Chrome/138.0 Safari/537.36": (
        "Cốc Cốc trên Windows"
    ),
    f"Mozilla/5.0 (Linux; Android 10; K) {KHTML} Chrome/142.0.0.0 Mobile Safari/537.36": "Chrome trên Android",
    f"Mozilla/5.0 (Linux; Android 10; K) {KHTML} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0": "Edge trên Android",
    f"Mozilla/5.0 (Linux; Android 10; K) {KHTML} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36": (
        "Samsung Internet trên Android"
    ),
    f"Mozilla/5.0 (X11; Linux x86_64) {KHTML} Chrome/142.0.0.0 Safari/537.36 OPR/124.0": "Opera trên Linux",
    f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {KHTML} Chrome/142.0.0.0 Safari/537.36": "Chrome trên ChromeOS",
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0": "Firefox trên Linux",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605"
    ".1.15": "Safari trên macOS",
    "Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148"
    " Safari/604.1": "Chrome trên iPad",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1"
    " Mobile/15E148 Safari/604.1": "Safari trên iPhone",
    "curl/8.5.0 on Linux": "Linux",
    "Firefox/145.0": "Firefox",
    "": "Thiết bị không rõ",
    "<script>alert(1)</script>": "Thiết bị không rõ",
}


@pytest.mark.parametrize("agent", AGENTS)
def test_it_is_called_by_its_browser_and_its_system(agent: str) -> None:
    assert device_name(agent) == AGENTS[agent]


def test_it_is_called_so_in_the_language_of_the_reader() -> None:
    with speaking("en"):
        assert device_name("Mozilla/5.0 (Windows NT 10.0) Firefox/145.0") == "Firefox on Windows"
