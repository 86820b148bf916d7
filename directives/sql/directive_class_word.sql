-- The official class of a directive. Day: when it was finished, or today if it is not.
-- Late means after the deadline; who has no deadline is never late.
CREATE OR REPLACE FUNCTION directive_class_word(state text, deadline date, day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT CASE
    WHEN state IN ('draft', 'cancelled') THEN state
    WHEN state = 'done' AND deadline IS NULL THEN 'done_no_deadline'
    WHEN state = 'done' AND day > deadline THEN 'done_late'
    WHEN state = 'done' THEN 'done_on_time'
    WHEN deadline IS NULL THEN 'open_no_deadline'
    WHEN day > deadline THEN 'open_overdue'
    ELSE 'open_in_time'
END
$$
