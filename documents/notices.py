"""How notices about papers read, to those who sent them."""

from ecabinet.i18n import N_
from ecabinet.notices import say

say("paper.refused", N_("Your file was not taken in, see why: %(title)s"), "/papers/{subject}")
say("paper.quarantined", N_("Your file was put aside for a mark of secrecy: %(title)s"), "/papers/{subject}")
