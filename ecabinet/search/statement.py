"""The one statement of a search, made of what the packages registered; nothing of it was typed by anybody."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.search.sources import COLUMNS, names, shared, sources

OFFERED = 40

# Every row of words as a query, the last one perhaps as a beginning; and all the words one after the other.
QUERY = """
SELECT search_phrase(array_to_string($1::text[], ' '))::text AS row,
       string_agg('(' || q || CASE WHEN $2 AND n = cardinality($1::text[]) THEN ':*' ELSE '' END || ')', ' & ') AS words
FROM (SELECT n, search_phrase(row)::text AS q FROM unnest($1::text[]) WITH ORDINALITY AS r(row, n)) t WHERE q <> ''
"""
# What is left out is what the address leaves out: a count of meetings, for one, is not narrowed to a meeting.
FOUND = """
WITH {shared}
hit ({columns}) AS MATERIALIZED (
    SELECT * FROM ({hits}) AS h ({columns})
    WHERE $5::bool IS NOT NULL AND ($6::timestamptz IS NULL OR h.at >= $6) AND ($7::timestamptz IS NULL OR h.at <= $7)
),
fits AS MATERIALIZED (
    SELECT *, $8::text = '' OR kind = $8 AS of_kind, $9::int IS NULL OR meeting IS NOT DISTINCT FROM $9 AS of_meeting,
           $10::int IS NULL OR agency IS NOT DISTINCT FROM $10 AS of_agency
    FROM hit
)
SELECT (SELECT count(*) FROM fits WHERE of_kind AND of_meeting AND of_agency) AS total,
       (SELECT json_object_agg(kind, n) FROM (
           SELECT kind, count(*) AS n FROM fits WHERE of_meeting AND of_agency GROUP BY kind) c) AS kinds,
       {meetings} AS meetings, {agencies} AS agencies,
       (SELECT json_agg(json_build_object(
            'kind', h.kind, 'href', h.href, 'title', h.title, 'version', h.version, 'page', h.page, 'found', h.found,
            'meeting', m.name, 'agency', a.name, 'at', h.at, 'passage', {passage}) ORDER BY h.place)
        FROM (SELECT *, row_number() OVER (ORDER BY class, at DESC, kind, id DESC, version DESC) AS place FROM fits
              WHERE of_kind AND of_meeting AND of_agency ORDER BY place LIMIT $11 OFFSET $12) h
        LEFT JOIN ({names_of_meetings}) m ON m.id = h.meeting
        LEFT JOIN ({names_of_agencies}) a ON a.id = h.agency) AS hits
"""
OFFER = """
(SELECT json_agg(json_build_object('value', f.value, 'name', f.name, 'n', f.n) ORDER BY f.n DESC, f.name) FROM (
    SELECT o.id AS value, o.name, count(*) AS n FROM fits JOIN ({names}) o ON o.id = fits.{column}
    WHERE of_kind AND {other} GROUP BY o.id, o.name ORDER BY n DESC, o.name LIMIT {most}) f)
"""
NOBODY = "SELECT NULL::int AS id, NULL::text AS name WHERE FALSE"


def statement(viewer: Viewer) -> str:
    named = {column: names[column](viewer) if column in names else NOBODY for column in ("meeting", "agency")}
    passages = " ".join(f"WHEN '{source.kind}' THEN {source.passage}" for source in sources.values())
    return FOUND.format(
        shared="".join(f"{name} AS ({select}), " for name, select in shared.items()), columns=", ".join(COLUMNS),
        hits=" UNION ALL ".join(f"({source.hits(viewer)})" for source in sources.values()),
        passage=f"CASE h.kind {passages} END", names_of_meetings=named["meeting"], names_of_agencies=named["agency"],
        meetings=OFFER.format(column="meeting", names=named["meeting"], other="of_agency", most=OFFERED),
        agencies=OFFER.format(column="agency", names=named["agency"], other="of_meeting", most=OFFERED),
    )  # fmt: skip
