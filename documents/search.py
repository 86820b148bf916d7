"""What papers can be found by: their titles, and the words of the newest version that can be read, page by page."""

from __future__ import annotations

from documents.gatekeeper import sight
from ecabinet.access import Viewer
from ecabinet.i18n import N_
from ecabinet.search.sources import Source, add

MOST = 2000  # only of the newest pages it is judged how well they fit: that looks into each, and finding does not

HITS = """
WITH readable AS (
    SELECT id, paper, n, blob, at, row_number() OVER (PARTITION BY paper ORDER BY n DESC) = 1 AS newest
    FROM paper_version WHERE state = 'readable'
),
seen AS (
    SELECT p.id, p.title, p.words, p.meeting, p.agency, v.id AS version, v.n, v.blob,
           coalesce(v.newest, TRUE) AS newest, coalesce(v.at, p.created_at) AS at
    FROM paper p LEFT JOIN readable v ON v.paper = p.id AND (v.newest OR $5::bool) WHERE {sight}
),
part AS (
    SELECT blob, n, words, TRUE AS drawn FROM page WHERE words @@ $3::tsquery
    UNION ALL
    SELECT w.blob, w.n, w.words, FALSE FROM wording w
    WHERE w.words @@ $3::tsquery AND NOT EXISTS (SELECT 1 FROM page g WHERE g.blob = w.blob)
),
said AS (
    SELECT version, bool_or(drawn) AS drawn, bool_or(fits) AS fits, count(*) AS found,
           (array_agg(n ORDER BY fits DESC, n))[1] AS n
    FROM (SELECT version, n, drawn, CASE WHEN place <= {most} THEN words @@ $4::tsquery ELSE FALSE END AS fits
          FROM (SELECT s.version, g.n, g.drawn, g.words, row_number() OVER (ORDER BY s.at DESC) AS place
                FROM seen s JOIN part g ON g.blob = s.blob) placed) judged
    GROUP BY version
)
SELECT 'paper',
       CASE WHEN s.words @@ $4::tsquery THEN 0 WHEN s.words @@ $3::tsquery THEN 1 WHEN t.fits THEN 2 ELSE 3 END, s.id,
       '/papers/' || s.id || coalesce('/versions/' || s.n, ''), s.title, s.n, CASE WHEN t.drawn THEN t.n END,
       s.blob, t.n, t.found, s.meeting, s.agency, s.at
FROM seen s LEFT JOIN said t ON t.version = s.version
WHERE t.version IS NOT NULL OR (s.newest AND s.words @@ $3::tsquery)
"""
PASSAGE = """
CASE WHEN h.page IS NULL THEN (SELECT text FROM wording WHERE blob = h.key AND n = h.n)
     ELSE (SELECT text FROM page WHERE blob = h.key AND n = h.n) END
"""


def hits(viewer: Viewer) -> str:
    return HITS.format(sight=sight(viewer), most=MOST)


add(Source(kind="paper", one=N_("A paper"), all=N_("Papers"), icon="file-text", hits=hits, passage=PASSAGE))
