"""A closed item is closed to the auditor too: the journal tells him what was done to it, not what it is about."""

from ecabinet.journal import keep_closed

keep_closed("EXISTS (SELECT 1 FROM agenda_item i WHERE i.id = e.item AND i.closed)")
