-- State words are computed from the records, here and nowhere else.
CREATE OR REPLACE VIEW meeting_state AS
SELECT m.id,
       CASE
           WHEN EXISTS (SELECT 1 FROM meeting_cancellation c WHERE c.meeting = m.id) THEN 'cancelled'
           WHEN EXISTS (SELECT 1 FROM minutes t WHERE t.meeting = m.id) THEN 'minuted'
           WHEN s.closed_at IS NOT NULL THEN 'closed'
           WHEN EXISTS (SELECT 1 FROM adjournment a WHERE a.sitting = s.id AND a.ended_at IS NULL) THEN 'adjourned'
           WHEN s.id IS NOT NULL THEN 'sitting'
           WHEN EXISTS (SELECT 1 FROM call WHERE call.meeting = m.id) THEN 'called'
           ELSE 'draft'
       END AS state
FROM meeting m
LEFT JOIN sitting s ON s.meeting = m.id;

CREATE OR REPLACE VIEW ballot_state AS
SELECT b.id,
       CASE
           WHEN c.id IS NOT NULL THEN 'closed'
           WHEN v.id IS NOT NULL THEN v.kind
           WHEN o.id IS NOT NULL THEN 'open'
           ELSE 'prepared'
       END AS state
FROM ballot b
LEFT JOIN opening o ON o.ballot = b.id
LEFT JOIN closure c ON c.ballot = b.id
LEFT JOIN voiding v ON v.ballot = b.id;

-- One open stay a participant, whatever two hands press at once.
CREATE UNIQUE INDEX IF NOT EXISTS attendance_open_stay_unique ON attendance (participant) WHERE left_at IS NULL;
