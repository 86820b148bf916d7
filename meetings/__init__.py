"""Meetings: agenda, room, ballots, conclusions, minutes."""
