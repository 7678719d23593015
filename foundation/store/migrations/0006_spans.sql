-- A link knows from when to when its entries are: a period of the journal is found by the links that touch it, whatever
-- the machine's clock did, and the lines need no index of their own by time.
ALTER TABLE seal ADD COLUMN from_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seal ADD COLUMN until_at BIGINT NOT NULL DEFAULT 0;
--: sqlite
DROP TRIGGER seal_is_written_once;
--: postgres
DROP TRIGGER seal_is_written_once ON seal;
--: both
UPDATE seal SET
    from_at = COALESCE((SELECT MIN(j.at) FROM journal_line j WHERE j.id <= seal.entry_id AND j.id > seal.entry_id - seal.entries), 0),
    until_at = COALESCE((SELECT MAX(j.at) FROM journal_line j WHERE j.id <= seal.entry_id AND j.id > seal.entry_id - seal.entries), 0);
--: sqlite
CREATE TRIGGER seal_is_written_once BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'the chain is written once'); END;
--: postgres
CREATE TRIGGER seal_is_written_once BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
CREATE INDEX seal_from ON seal (from_at, entry_id);
CREATE INDEX seal_until ON seal (until_at, entry_id, entries);
DROP INDEX journal_at;
