"""How states, classes, precisions and recurrences are called."""

from ecabinet.i18n import N_

STATES = {
    "draft": N_("Draft directive"),
    "issued": N_("Newly issued"),
    "received": N_("Received by the agency"),
    "accepted": N_("Being carried out"),
    "completion_asked": N_("Awaiting verification"),
    "returned": N_("Returned to the Office"),
    "done": N_("Completed"),
    "cancelled": N_("Cancelled directive"),
}

CLASSES = {
    "all": N_("All directives"),
    "open": N_("Being followed"),
    "open_in_time": N_("In time"),
    "open_overdue": N_("Overdue"),
    "open_no_deadline": N_("No deadline"),
    "done": N_("Completed"),
    "done_on_time": N_("Completed on time"),
    "done_late": N_("Completed late"),
    "done_no_deadline": N_("Completed, no deadline"),
    "done_dated": N_("Completed, with a deadline"),
    "cancelled": N_("Cancelled directive"),
    "draft": N_("Draft directive"),
}

PRECISIONS = {
    "day": N_("A day"),
    "month": N_("A month"),
    "quarter": N_("A quarter"),
    "year": N_("A year"),
    "none": N_("No deadline"),
}

RECURRING = {
    "weekly": N_("Every week"),
    "monthly": N_("Every month"),
    "quarterly": N_("Every quarter"),
    "annual": N_("Every year"),
    "ongoing": N_("Ongoing"),
}

TABS = {
    "open": CLASSES["open"],
    "open_overdue": CLASSES["open_overdue"],
    "due": N_("Next 7 days"),
    "open_in_time": CLASSES["open_in_time"],
    "open_no_deadline": CLASSES["open_no_deadline"],
    "completion_asked": STATES["completion_asked"],
    "done": CLASSES["done"],
    "cancelled": CLASSES["cancelled"],
    "draft": CLASSES["draft"],
}

HAPPENED = {
    "issued": N_("Assigned to %(agency)s"),
    "received": N_("%(agency)s received the directive"),
    "accepted": N_("%(agency)s took the directive on"),
    "returned": N_("%(agency)s returned the directive"),
    "reported": N_("%(agency)s reported: %(percent)s%% done"),
    "contributed": N_("%(agency)s contributed"),
    "extension_asked": N_("%(agency)s asked for a later deadline, %(day)s"),
    "extension_granted": N_("The Government Office moved the deadline to %(day)s"),
    "extension_refused": N_("The Government Office did not move the deadline to %(day)s"),
    "reminded": N_("The Government Office reminded"),
    "completion_asked": N_("%(agency)s asked for completion"),
    "verified": N_("The Government Office verified the completion"),
    "sent_back": N_("The Government Office sent the completion back"),
    "cancelled": N_("Ended by %(number)s"),
    "overdue": N_("The deadline passed"),
}

NEXT = {
    "draft": N_("Next: the Government Office issues the directive"),
    "issued": N_("Next: %(agency)s confirms the receipt"),
    "received": N_("Next: %(agency)s accepts or returns the directive"),
    "accepted": N_("Next: %(agency)s reports, or asks for completion"),
    "completion_asked": N_("Next: the Government Office verifies the completion"),
    "returned": N_("Next: the Government Office issues the directive again, or ends it"),
}
