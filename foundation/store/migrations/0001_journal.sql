-- What happened. Rows are added and never touched again.
CREATE TABLE journal (
    id SERIAL8,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    via BIGINT,
    verb TEXT NOT NULL,
    event TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    facts TEXT NOT NULL
);
CREATE INDEX journal_subject ON journal (kind, subject_id, id);
CREATE INDEX journal_actor ON journal (actor_id, id);
CREATE INDEX journal_at ON journal (at, id);

-- Entries that wait to be chained.
CREATE TABLE outbox (entry_id BIGINT PRIMARY KEY REFERENCES journal (id));

-- The chain: one link for each entry, in the order in which readers are given them.
CREATE TABLE seal (
    seq BIGINT PRIMARY KEY,
    entry_id BIGINT NOT NULL UNIQUE,
    hash BYTES NOT NULL
);

-- How far each reader of the journal has come.
CREATE TABLE follower (name TEXT PRIMARY KEY, seq BIGINT NOT NULL);

-- Requests that programs gave a key, so that a retry is not a second act.
CREATE TABLE request_key (
    hash TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    reply TEXT
);
CREATE INDEX request_key_at ON request_key (at);

--: sqlite
CREATE TRIGGER journal_is_written_once BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is written once'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is kept'); END;
CREATE TRIGGER seal_is_written_once BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'the chain is written once'); END;
CREATE TRIGGER seal_is_kept BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'the chain is kept'); END;
--: postgres
CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'written once'; END $$;
CREATE TRIGGER journal_is_written_once BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER seal_is_written_once BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
