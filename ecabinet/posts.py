"""The kinds of post, and which of them make their holders members of the Government."""

from ecabinet.i18n import N_

PRIME_MINISTER = "prime_minister"
DEPUTY_PRIME_MINISTER = "deputy_prime_minister"
MINISTER = "minister"
# In the order of protocol: who holds two of these posts is taken for the first.
MEMBERS = (PRIME_MINISTER, DEPUTY_PRIME_MINISTER, MINISTER)

NAMES = {
    PRIME_MINISTER: N_("Prime Minister"),
    DEPUTY_PRIME_MINISTER: N_("Deputy Prime Minister"),
    MINISTER: N_("Minister"),
    "deputy_minister": N_("Deputy minister"),
    "officer": N_("Officer"),
    "clerk": N_("Clerk"),
}
