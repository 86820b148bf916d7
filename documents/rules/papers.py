"""The kinds of paper, and what a paper and its versions must be like."""

from __future__ import annotations

from documents.rules.verdict import Verdict
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

KINDS = {
    "draft": N_("Draft document"),
    "submission": N_("Submission to the Government"),
    "report": N_("Written report"),
    "appraisal": N_("Appraisal opinion"),
    "opinions": N_("Opinions received"),
    "appendix": N_("Appendix"),
    "minutes": N_("Minutes of a meeting"),
    "evidence": N_("Evidence of work done"),
    "other": N_("Other paper"),
}
OFFERED = [(kind, label) for kind, label in KINDS.items() if kind not in ("minutes", "evidence")]
LONGEST_TITLE = 300
LONGEST_WHY = 500


def require_accepted(verdict: Verdict) -> None:
    if verdict.refused:
        raise RuleBroken(verdict.reason, "upload", **verdict.params)


def require_titled(title: str) -> None:
    if not title.strip():
        raise RuleBroken(N_("Give the paper a title."), "title")
    if len(title) > LONGEST_TITLE:
        raise RuleBroken(N_("The title is longer than %(most)s characters."), "title", most=LONGEST_TITLE)


def require_known_kind(kind: str) -> None:
    if kind not in KINDS:
        raise RuleBroken(N_("Choose what kind of paper this is."), "kind")


def require_new_version(*, stub: bool, why: str, sha256: str, latest_sha256: str) -> None:
    """A new version says why it is there, and differs from the one before."""
    if stub:
        raise RuleBroken(N_("This paper is handed out on paper only; it has no file."))
    if not why.strip():
        raise RuleBroken(N_("Say in a few words why there is a new version."), "why")
    if len(why) > LONGEST_WHY:
        raise RuleBroken(N_("The reason is longer than %(most)s characters."), "why", most=LONGEST_WHY)
    if sha256 == latest_sha256:
        raise RuleBroken(N_("This file is the same as the version before, byte for byte."), "upload")
