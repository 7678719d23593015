-- What somebody should hear of: made by a reader of the journal, once for each entry and person.
-- A database that is older than this room has the table from the needs, who had notices alone: it is taken over as it is.
CREATE TABLE IF NOT EXISTS notice (
    id SERIAL8,
    person_id BIGINT NOT NULL REFERENCES person (id),
    entry_id BIGINT NOT NULL,
    text_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    read_at BIGINT,
    UNIQUE (person_id, entry_id, text_key)
);
CREATE INDEX IF NOT EXISTS notice_person ON notice (person_id, id);
CREATE INDEX IF NOT EXISTS notice_unread ON notice (person_id, kind, subject_id) WHERE read_at IS NULL;
