-- Each sort of the list has an index of its own for the open needs too, and what waits is kept in the list's own order.
CREATE INDEX need_open_changed ON need (is_open, changed_at, id, unit_id);
CREATE INDEX need_open_title ON need (is_open, title, id, unit_id);
CREATE INDEX need_open_score ON need (is_open, score, id, unit_id);
CREATE INDEX need_owner_created ON need (owner_id, created_at, id);
DROP INDEX need_waits;
CREATE INDEX need_waits ON need (created_at, id, unit_id, waits_since) WHERE waits_since IS NOT NULL;

-- What a grown register looks like, so that SQLite chooses well from the first day; it learns the real figures by itself.
--: sqlite
ANALYZE need;
ANALYZE need_party;
ANALYZE notice;
DELETE FROM sqlite_stat1 WHERE tbl IN ('need', 'need_party', 'notice');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('need', 'need_created', '50000 1 1 1 1'),
    ('need', 'need_changed', '50000 1 1 1 1'),
    ('need', 'need_title', '50000 2 1 1 1'),
    ('need', 'need_by_score', '50000 1500 1 1 1'),
    ('need', 'need_open_created', '50000 25000 1 1 1'),
    ('need', 'need_open_changed', '50000 25000 1 1 1'),
    ('need', 'need_open_title', '50000 25000 2 1 1'),
    ('need', 'need_open_score', '50000 25000 750 1 1'),
    ('need', 'need_state_created', '50000 5000 1 1 1'),
    ('need', 'need_state_score', '50000 5000 300 1 1'),
    ('need', 'need_unit_created', '50000 800 1 1'),
    ('need', 'need_unit_open_created', '50000 800 400 1 1'),
    ('need', 'need_owner', '50000 300 150 1 1'),
    ('need', 'need_owner_created', '50000 300 1 1'),
    ('need', 'need_waits', '6000 1 1 1 1'),
    ('need', 'need_merged', '10000 2'),
    ('need', 'need_measured', '50000 1 1 1'),
    ('need_party', 'sqlite_autoindex_need_party_1', '110000 3 1 1'),
    ('need_party', 'need_party_person', '110000 20 15 1'),
    ('need_party', 'need_party_waiting', '15000 2 1'),
    ('notice', 'notice_person', '200000 40 1'),
    ('notice', 'notice_unread', '50000 10 10 2'),
    ('notice', 'sqlite_autoindex_notice_1', '200000 40 1 1');
ANALYZE sqlite_schema;
--: both
