"""The floor's own pages."""

from ecabinet.controllers import health, journal, notices, search, sessions

routes = [*health.routes, *sessions.routes, *notices.routes, *journal.routes, *search.routes]
