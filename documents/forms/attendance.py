"""Who was there: counted so that the numbers add up, and named."""

from __future__ import annotations

from documents.forms.minutes_facts import Absent, MinutesFacts, Present, SiteThere
from documents.forms.text import number

WAYS = {"remote": "tham dự trực tuyến", "paper": "ghi nhận trên giấy"}


def attendance_lines(facts: MinutesFacts) -> list[str]:
    """The first line counts; the others name who came, who did not and why, who came for them, and who was invited."""
    lines = [f"{number(len(facts.present))}/{number(facts.members)} thành viên Chính phủ có mặt."]
    if facts.present:
        lines.append(f"- Có mặt: {'; '.join(map(_present, facts.present))}.")
    if facts.absent:
        lines.append(f"- Vắng mặt ({number(len(facts.absent))}): {'; '.join(map(_absent, facts.absent))}.")
    substitutes = [one for one in facts.absent if one.substitute]
    if substitutes:
        named = "; ".join(f"{one.substitute} (họp thay {one.name})" for one in substitutes)
        lines.append(f"- Người họp thay, được phát biểu, không biểu quyết ({number(len(substitutes))}): {named}.")
    if facts.invited:
        lines.append(f"- Đại biểu được mời: {'; '.join(map(_present, facts.invited))}.")
    if facts.sites:
        lines.append(_sites(facts.sites))
    return lines


def _sites(sites: tuple[SiteThere, ...]) -> str:
    """Who connected, with the head of the delegation and how many; then who did not."""
    there = [one for one in sites if one.people]
    away = [one.name for one in sites if not one.people]
    people = number(sum(one.people for one in there))
    named = "; ".join(map(_site, there)) or "không có"
    missing = f"; không kết nối: {', '.join(away)}" if away else ""
    return f"- Điểm cầu ({number(len(there))}/{number(len(sites))} kết nối, {people} người dự): {named}{missing}."


def _site(one: SiteThere) -> str:
    told = [f"trưởng đoàn: {one.head}"] if one.head else []
    told.append(f"{number(one.people)} người")
    if one.left_at:
        told.append(f"đến {one.left_at:%H:%M}")
    return f"{one.name} ({', '.join(told)})"


def _present(one: Present) -> str:
    told = [WAYS[one.presence]] if one.presence in WAYS else []
    if one.arrived_at:
        told.append(f"từ {one.arrived_at:%H:%M}")
    if one.left_at:
        told.append(f"đến {one.left_at:%H:%M}")
    return f"{one.name} ({', '.join(told)})" if told else one.name


def _absent(one: Absent) -> str:
    told = [f"lý do: {one.reason}" if one.reason else "không báo lý do"]
    if one.agreed:
        told.append("được đồng ý")
    return f"{one.name} ({', '.join(told)})"
