"""What may not stand in a page that a browser gets: anything that runs by itself, or comes from elsewhere."""

from __future__ import annotations

from lxml import html

HTMX_ATTRIBUTES = {
    "hx-get", "hx-post", "hx-target", "hx-swap", "hx-trigger", "hx-headers:inherited", "hx-ignore", "hx-morph-skip",
    "hx-ws:connect",
}  # fmt: skip
ADDRESSES = {"href", "src", "action", "formaction", "poster", "background", "xlink:href", "data", "srcset"}
NEVER = {"style", "iframe", "object", "embed", "base", "applet", "frame", "frameset"}


def faults_in(tree: html.HtmlElement) -> list[str]:
    return [fault for element in tree.iter() for fault in _faults_of(element)]


def _faults_of(element: html.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str):
        return []
    faults = [f"<{element.tag}>"] if element.tag in NEVER else []
    if element.tag == "script" and not (element.get("src", "").startswith("/static/") and not (element.text or "")):
        faults.append("a script of its own")
    if element.tag == "meta" and element.get("http-equiv"):
        faults.append("a header in the page")
    return faults + [f"{name}={value!r}" for name, value in element.attrib.items() if _is_wrong(name, value)]


def _is_wrong(name: str, value: str) -> bool:
    if name.startswith(("hx-", "data-hx-")):
        return name not in HTMX_ATTRIBUTES or (name == "hx-trigger" and "[" in value)
    leads_away = name in ADDRESSES and (not value.startswith(("/", "#")) or value.startswith(("//", "/\\")))
    return leads_away or name in {"style", "srcdoc"} or name.startswith("on")
