"""The floor's own pages."""

from ecabinet.controllers import health, journal, notices, sessions

routes = [*health.routes, *sessions.routes, *notices.routes, *journal.routes]
