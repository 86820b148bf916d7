-- The rows of course.sql ($2) put back into the meeting ($1).
DELETE FROM current_item WHERE meeting = $1 AND $2::jsonb IS NOT NULL;

INSERT INTO current_item
SELECT r.* FROM jsonb_populate_record(NULL::current_item, nullif($2::jsonb->'current', 'null')) r WHERE r.meeting = $1;

DELETE FROM item_outcome
WHERE item IN (SELECT id FROM agenda_item WHERE meeting = $1) AND $2::jsonb IS NOT NULL;

INSERT INTO item_outcome
SELECT r.* FROM jsonb_populate_recordset(NULL::item_outcome, $2::jsonb->'outcomes') r
WHERE r.item IN (SELECT id FROM agenda_item WHERE meeting = $1);

-- Who was called in to the closed item that is on again is within it again, unless he has gone since,
-- and nobody is within one that is on no more.
DELETE FROM clearance c USING agenda_item i
WHERE i.id = c.item AND i.meeting = $1 AND i.closed AND c.called_at IS NOT NULL AND $2::jsonb IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM current_item n WHERE n.item = c.item);

INSERT INTO clearance
SELECT r.* FROM jsonb_populate_recordset(NULL::clearance, $2::jsonb->'called') r
JOIN current_item n ON n.item = r.item AND n.meeting = $1
WHERE EXISTS (SELECT 1 FROM attendance a JOIN participant p ON p.id = a.participant
              WHERE p.meeting = $1 AND p.person = r.person AND a.left_at IS NULL AND a.arrived_at <= r.called_at)
ON CONFLICT (item, person) DO NOTHING;

-- Whoever was given the floor by the act has not spoken.
DELETE FROM speech
WHERE meeting = $1 AND ended_at IS NULL AND id IS DISTINCT FROM ($2::jsonb->'speech'->>'id')::int;

UPDATE speech s SET ended_at = NULL, paused = r.paused, paused_at = r.paused_at
FROM jsonb_populate_record(NULL::speech, nullif($2::jsonb->'speech', 'null')) r WHERE s.id = r.id AND s.meeting = $1;

UPDATE presentation p SET ended_at = NULL
FROM jsonb_populate_record(NULL::presentation, nullif($2::jsonb->'presentation', 'null')) r
WHERE p.id = r.id AND p.meeting = $1 AND p.item = r.item;

UPDATE scene SET shown = coalesce($2::jsonb->'scene'->>'shown', 'auto'),
    prepared = coalesce($2::jsonb->'scene'->>'prepared', 'auto')
WHERE meeting = $1;

DELETE FROM adjournment
WHERE ended_at IS NULL AND NOT ($2::jsonb->>'adjourned')::boolean
  AND sitting = (SELECT id FROM sitting WHERE meeting = $1)
