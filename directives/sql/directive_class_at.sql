-- Where every directive stood at an instant, judged by the records written until then and by the house's day.
-- Finished means verified; its day is that of the accepted completion request, not that of the verification.
-- The columns state and class are computed here and nowhere else.
CREATE OR REPLACE FUNCTION directive_class_at(instant timestamptz)
RETURNS TABLE (
    directive integer, lead integer, state text, class text, original_class text,
    deadline date, original_deadline date, done_on date, asked_on date,
    days_overdue integer, days_left integer,
    issue integer, request integer, extension integer, today date
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT
    s.id, s.lead, s.state,
    directive_class_word(s.state, s.deadline, s.day),
    directive_class_word(s.state, s.original_deadline, s.day),
    s.deadline, s.original_deadline,
    CASE WHEN s.state = 'done' THEN s.day END,
    s.asked_on,
    CASE WHEN s.state IN ('draft', 'cancelled') THEN 0 ELSE greatest(s.day - s.deadline, 0) END,
    CASE WHEN s.state NOT IN ('draft', 'cancelled', 'done') AND s.day <= s.deadline THEN s.deadline - s.day END,
    s.issue, s.request, s.extension, s.today
FROM (
    SELECT
        w.*,
        CASE WHEN w.state = 'done' THEN w.asked_on ELSE w.today END AS day
    FROM (
        SELECT
            d.id,
            coalesce(i.lead, d.lead) AS lead,
            CASE
                WHEN c.id IS NOT NULL THEN 'cancelled'
                WHEN v.outcome = 'accepted' THEN 'done'
                WHEN i.id IS NULL THEN 'draft'
                WHEN r.id IS NOT NULL THEN 'returned'
                WHEN q.id IS NOT NULL AND v.id IS NULL THEN 'completion_asked'
                WHEN a.id IS NOT NULL THEN 'accepted'
                WHEN g.id IS NOT NULL THEN 'received'
                ELSE 'issued'
            END AS state,
            coalesce(x.new_deadline, d.deadline) AS deadline,
            d.deadline AS original_deadline,
            (q.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS asked_on,
            (instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today,
            i.id AS issue,
            CASE WHEN v.id IS NULL THEN q.id END AS request,
            p.id AS extension
        FROM directive AS d
        LEFT JOIN (
            SELECT DISTINCT ON (o.directive) o.directive, o.id, o.lead FROM issue AS o
            WHERE o.at <= instant ORDER BY o.directive, o.at DESC, o.id DESC
        ) AS i ON i.directive = d.id
        LEFT JOIN receipt AS g ON g.issue = i.id AND g.at <= instant
        LEFT JOIN acceptance AS a ON a.issue = i.id AND a.at <= instant
        LEFT JOIN "return" AS r ON r.issue = i.id AND r.at <= instant
        LEFT JOIN (
            SELECT DISTINCT ON (o.directive) o.directive, o.id, o.at FROM completion_request AS o
            WHERE o.at <= instant ORDER BY o.directive, o.at DESC, o.id DESC
        ) AS q ON q.directive = d.id
        LEFT JOIN verification AS v ON v.request = q.id AND v.at <= instant
        LEFT JOIN (
            SELECT DISTINCT ON (o.directive) o.directive, o.new_deadline FROM extension AS o
            WHERE o.outcome = 'granted' AND o.decided_at <= instant ORDER BY o.directive, o.decided_at DESC, o.id DESC
        ) AS x ON x.directive = d.id
        LEFT JOIN (
            SELECT DISTINCT ON (o.directive) o.directive, o.id FROM extension AS o
            WHERE o.asked_at <= instant AND (o.decided_at IS NULL OR o.decided_at > instant)
            ORDER BY o.directive, o.asked_at DESC, o.id DESC
        ) AS p ON p.directive = d.id
        LEFT JOIN cancellation AS c ON c.directive = d.id AND c.at <= instant
        WHERE d.drafted_at <= instant
    ) AS w
) AS s
$$
