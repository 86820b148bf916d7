-- The rows of course.sql ($2) put back into the meeting ($1).
DELETE FROM current_item WHERE meeting = $1 AND $2::jsonb IS NOT NULL;

INSERT INTO current_item
SELECT r.* FROM jsonb_populate_record(NULL::current_item, nullif($2::jsonb->'current', 'null')) r WHERE r.meeting = $1;

DELETE FROM item_outcome
WHERE item IN (SELECT id FROM agenda_item WHERE meeting = $1) AND $2::jsonb IS NOT NULL;

INSERT INTO item_outcome
SELECT r.* FROM jsonb_populate_recordset(NULL::item_outcome, $2::jsonb->'outcomes') r
WHERE r.item IN (SELECT id FROM agenda_item WHERE meeting = $1);

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
