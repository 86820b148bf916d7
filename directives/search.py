"""What directives can be found by: what is ordered, the words it was ordered in, and the document it stands in."""

from __future__ import annotations

from directives.queries.visibility import sight
from ecabinet.access import Viewer
from ecabinet.i18n import N_
from ecabinet.search.snippets import TITLE
from ecabinet.search.sources import Source, add

HITS = """
SELECT 'directive', CASE WHEN d.words @@ $4::tsquery THEN 2 ELSE 3 END, d.id, '/directives/' || d.id, d.text,
       NULL::int, NULL::int, NULL::text, d.id, NULL::bigint, d.meeting, k.lead,
       coalesce(d.issued_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', d.drafted_at)
FROM directive AS d JOIN directive_class AS k ON k.directive = d.id
WHERE d.words @@ $3::tsquery AND {seen}
"""
# Only where the words do not stand in the beginning of the order, which is shown as its title.
QUOTE = f"""
(SELECT CASE WHEN NOT search_words(left(text, {TITLE})) @@ $3::tsquery
             THEN concat_ws(' – ', document_number, nullif(document_title, ''), text, nullif(quote, text)) END
 FROM directive WHERE id = h.n)
"""  # noqa: S608 - a constant


def hits(viewer: Viewer) -> str:
    return HITS.format(seen=sight(viewer))


add(Source(kind="directive", one=N_("Directive"), all=N_("Directives"), icon="list-checks", hits=hits, passage=QUOTE))
