"""How notices about meetings read. A closed item's title never stands in one."""

from ecabinet.i18n import N_
from ecabinet.notices import say

say("meeting.called", N_("You are invited: %(title)s"), "/meetings/{room}")
say("meeting.called_again", N_("The agenda has changed: %(title)s"), "/meetings/{room}")
say("meeting.cancelled", N_("Cancelled: %(title)s"), "/meetings/{room}")
say("answer.given", N_("%(name)s asks for leave from %(title)s"), "/meetings/{room}/participants")
say("answer.agreed", N_("Your absence from %(title)s was agreed to"), "/meetings/{room}")
say("answer.refused", N_("Your absence from %(title)s was refused"), "/meetings/{room}")
say("presence.struck", N_("The secretary has struck your presence: %(title)s"), "/meetings/{room}/room")
say("chair.handed_over", N_("You chair from now on: %(title)s"), "/meetings/{room}/console")
say("invitee.called_in", N_("You are called in: %(title)s"), "/meetings/{room}/room")
