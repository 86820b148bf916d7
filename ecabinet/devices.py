"""A device as people call it, by what its browser tells of itself: Chrome on Windows, Safari on iPhone."""

from __future__ import annotations

from ecabinet.i18n import translate

# The first that is found: nearly all browsers call themselves Safari too, most of them Chrome, and Android is a Linux.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "coc_coc_browser/": "Cốc Cốc",
    "FxiOS/": "Firefox",
    "Firefox/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Macintosh": "macOS",
    "Linux": "Linux",
}


def device_name(agent: str) -> str:
    """Of a `User-Agent` header, which may say anything."""
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    if browser and system:
        return translate("%(browser)s on %(system)s", browser=browser, system=system)
    return browser or system or translate("Unknown device")


def _first(names: dict[str, str], agent: str) -> str:
    return next((name for mark, name in names.items() if mark in agent), "")
