-- Whatever two hands press at once: one speaker in a meeting, one wish to speak and one vote on paper of a person.
CREATE UNIQUE INDEX IF NOT EXISTS speech_running_unique ON speech (meeting) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS speaker_request_open_unique ON speaker_request (item, person) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS paper_vote_open_unique ON paper_vote (ballot, person) WHERE decided_at IS NULL;
