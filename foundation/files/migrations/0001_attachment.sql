-- Files that belong to records. Their content lies outside the database under its hash, each content once.
CREATE TABLE attachment (
    id SERIAL8,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size BIGINT NOT NULL,
    hash TEXT NOT NULL,
    added_by BIGINT,
    at BIGINT NOT NULL,
    is_internal BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX attachment_subject ON attachment (kind, subject_id, id);
CREATE INDEX attachment_hash ON attachment (hash);
CREATE INDEX attachment_person ON attachment (added_by, removed_at, size);
