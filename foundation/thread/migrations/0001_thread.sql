-- Named links between records of any kind. A link is ended, never deleted, and may be tied again as a new one.
-- A relation that reads the same from both ends is stored with its lesser end first, so that it is unique too.
CREATE TABLE link (
    id SERIAL8,
    from_kind TEXT NOT NULL,
    from_id BIGINT NOT NULL,
    relation TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_person BIGINT,
    ended_at BIGINT,
    ended_by BIGINT
);
CREATE UNIQUE INDEX link_once ON link (from_kind, from_id, relation, to_kind, to_id) WHERE ended_at IS NULL;
CREATE INDEX link_from ON link (from_kind, from_id, id) WHERE ended_at IS NULL;
CREATE INDEX link_to ON link (to_kind, to_id, id) WHERE ended_at IS NULL;
