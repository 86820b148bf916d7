-- What an act may change of a meeting's course: rows as they are, ids and moments with them.
SELECT jsonb_build_object(
    'current', (SELECT to_jsonb(c) FROM current_item c WHERE c.meeting = $1),
    'outcomes', (SELECT coalesce(jsonb_agg(to_jsonb(o)), '[]') FROM item_outcome o
                 JOIN agenda_item i ON i.id = o.item WHERE i.meeting = $1),
    'speech', (SELECT to_jsonb(s) FROM speech s WHERE s.meeting = $1 AND s.ended_at IS NULL),
    'presentation', (SELECT to_jsonb(p) FROM presentation p WHERE p.meeting = $1 AND p.ended_at IS NULL),
    'called', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.id), '[]') FROM clearance c
               JOIN agenda_item i ON i.id = c.item WHERE i.meeting = $1 AND i.closed AND c.called_at IS NOT NULL),
    'scene', (SELECT to_jsonb(s) FROM scene s WHERE s.meeting = $1),
    'adjourned', EXISTS (SELECT 1 FROM adjournment a JOIN sitting s ON s.id = a.sitting
                         WHERE s.meeting = $1 AND a.ended_at IS NULL)
)::text AS rows
