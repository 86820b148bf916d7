"""How the notices of directives read, and where they lead."""

from __future__ import annotations

from ecabinet.i18n import N_
from ecabinet.notices import say

WAY = "/directives/{subject}"
SENTENCES = {
    "directive.drafted": N_("A draft waits to be issued: %(title)s"),
    "directive.issued": N_("A directive was issued to you: %(title)s"),
    "directive.received": N_("The lead agency received: %(title)s"),
    "directive.accepted": N_("The lead agency accepted: %(title)s"),
    "directive.returned": N_("The lead agency returned: %(title)s"),
    "directive.reported": N_("Report, %(percent)s%% done: %(title)s"),
    "directive.contributed": N_("New contribution to: %(title)s"),
    "directive.completion_asked": N_("Completion is to be verified: %(title)s"),
    "directive.verified": N_("The completion was verified: %(title)s"),
    "directive.sent_back": N_("The completion was sent back: %(title)s"),
    "directive.extension_asked": N_("A later deadline was asked for: %(title)s"),
    "directive.extension_granted": N_("The deadline was moved: %(title)s"),
    "directive.extension_refused": N_("The deadline stays: %(title)s"),
    "directive.reminded": N_("The Government Office reminds you of: %(title)s"),
    "directive.overdue": N_("The deadline has passed: %(title)s"),
    "directive.cancelled": N_("Ended by %(by_document)s: %(title)s"),
}

for kind, sentence in SENTENCES.items():
    say(kind, sentence, WAY)
