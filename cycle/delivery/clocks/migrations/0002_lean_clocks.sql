-- Every record has some three clocks and five stretches of time, so the words that stand in each of their rows are stored
-- as numbers: the place of the word in the program's own list, which only grows at its end. Whoever reads clocks and
-- outcomes asks the views, which have the words.
CREATE TABLE clock_line (
    id SERIAL8,
    record_id BIGINT NOT NULL REFERENCES clock_subject (id),
    version_id BIGINT NOT NULL REFERENCES service_level_version (id),
    measure BIGINT NOT NULL,
    party BIGINT NOT NULL,
    priority BIGINT,
    target TEXT NOT NULL,
    -- Which of the agreement's conditions chose it.
    by_rule TEXT NOT NULL,
    attached_at BIGINT NOT NULL,
    base_at BIGINT NOT NULL,
    -- Since when another clock counts in its place.
    replaced_at BIGINT,
    -- What has been told of the round: the highest share in percent, and the breach.
    told_round BIGINT NOT NULL DEFAULT 0,
    told_share BIGINT NOT NULL DEFAULT 0,
    told_breach BIGINT NOT NULL DEFAULT 0,
    cause_id BIGINT REFERENCES breach_cause (id),
    -- What stands below is made from the facts, and can be made again.
    round BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    started_at BIGINT,
    stopped_at BIGINT,
    elapsed BIGINT NOT NULL,
    due_at BIGINT,
    would_be_due_at BIGINT,
    breached_at BIGINT,
    -- The next moment that somebody is to be told of.
    next_at BIGINT
);
INSERT INTO clock_line (id, record_id, version_id, measure, party, priority, target, by_rule, attached_at, base_at,
        replaced_at, told_round, told_share, told_breach, cause_id, round, standing, started_at, stopped_at, elapsed,
        due_at, would_be_due_at, breached_at, next_at)
    SELECT id, record_id, version_id,
           CASE measure WHEN 'first-response' THEN 0 WHEN 'next-answer' THEN 1 WHEN 'solution' THEN 2 END,
           CASE party WHEN 'users' THEN 0 WHEN 'group' THEN 1 WHEN 'supplier' THEN 2 END, priority, target, by_rule, attached_at, base_at,
           replaced_at, told_round, told_share, told_breach, cause_id, round,
           CASE standing WHEN 'idle' THEN 0 WHEN 'running' THEN 1 WHEN 'paused' THEN 2 WHEN 'stopped' THEN 3 END, started_at, stopped_at,
           elapsed, due_at, would_be_due_at, breached_at, next_at
    FROM clock ORDER BY id;
--: postgres
SELECT setval(pg_get_serial_sequence('clock_line', 'id'), GREATEST((SELECT last_value FROM clock_id_seq), 1),
              (SELECT is_called FROM clock_id_seq));
--: sqlite
DELETE FROM sqlite_sequence WHERE name = 'clock_line';
INSERT INTO sqlite_sequence (name, seq) SELECT 'clock_line', seq FROM sqlite_sequence WHERE name = 'clock';
--: both
DROP TABLE clock;
CREATE INDEX clock_record ON clock_line (record_id, id);
CREATE INDEX clock_next ON clock_line (next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX clock_version ON clock_line (version_id, id) WHERE replaced_at IS NULL AND standing <> 3;
CREATE VIEW clock AS
    SELECT id, record_id, version_id,
           CASE measure WHEN 0 THEN 'first-response' WHEN 1 THEN 'next-answer' WHEN 2 THEN 'solution' END AS measure,
           CASE party WHEN 0 THEN 'users' WHEN 1 THEN 'group' WHEN 2 THEN 'supplier' END AS party, priority, target,
           by_rule, attached_at, base_at, replaced_at, told_round, told_share, told_breach, cause_id, round,
           CASE standing WHEN 0 THEN 'idle' WHEN 1 THEN 'running' WHEN 2 THEN 'paused' WHEN 3 THEN 'stopped' END AS standing,
           started_at, stopped_at, elapsed, due_at, would_be_due_at, breached_at, next_at
    FROM clock_line;

-- How promises went: facts without personal data, which stay when the record is gone.
CREATE TABLE clock_outcome_line (
    id SERIAL8,
    clock_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    level_id BIGINT NOT NULL,
    measure BIGINT NOT NULL,
    party BIGINT NOT NULL,
    kind TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    service_id BIGINT,
    group_id BIGINT,
    supplier TEXT,
    priority BIGINT,
    -- The month in which it ended, in the calendar's zone: `2026-11`.
    month TEXT NOT NULL,
    target TEXT NOT NULL,
    -- Microseconds open, or working days.
    elapsed BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    cause_id BIGINT REFERENCES breach_cause (id),
    ended_at BIGINT NOT NULL,
    UNIQUE (clock_id, round)
);
INSERT INTO clock_outcome_line (id, clock_id, round, level_id, measure, party, kind, unit_id, service_id, group_id,
        supplier, priority, month, target, elapsed, kept, cause_id, ended_at)
    SELECT id, clock_id, round, level_id,
           CASE measure WHEN 'first-response' THEN 0 WHEN 'next-answer' THEN 1 WHEN 'solution' THEN 2 END,
           CASE party WHEN 'users' THEN 0 WHEN 'group' THEN 1 WHEN 'supplier' THEN 2 END, kind, unit_id, service_id, group_id,
           supplier, priority, month, target, elapsed, kept, cause_id, ended_at
    FROM clock_outcome ORDER BY id;
--: postgres
SELECT setval(pg_get_serial_sequence('clock_outcome_line', 'id'),
              GREATEST((SELECT last_value FROM clock_outcome_id_seq), 1), (SELECT is_called FROM clock_outcome_id_seq));
--: sqlite
DELETE FROM sqlite_sequence WHERE name = 'clock_outcome_line';
INSERT INTO sqlite_sequence (name, seq) SELECT 'clock_outcome_line', seq FROM sqlite_sequence WHERE name = 'clock_outcome';
--: both
DROP TABLE clock_outcome;
CREATE INDEX clock_outcome_month ON clock_outcome_line (month, unit_id, id);
CREATE VIEW clock_outcome AS
    SELECT id, clock_id, round, level_id,
           CASE measure WHEN 0 THEN 'first-response' WHEN 1 THEN 'next-answer' WHEN 2 THEN 'solution' END AS measure,
           CASE party WHEN 0 THEN 'users' WHEN 1 THEN 'group' WHEN 2 THEN 'supplier' END AS party, kind, unit_id, service_id,
           group_id, supplier, priority, month, target, elapsed, kept, cause_id, ended_at
    FROM clock_outcome_line;

-- Facts: in which phase a record was when. Added and closed, never changed. Phases in order: new, open,
-- waits-for-requester, waits-for-supplier, waits-for-day, solved, closed.
ALTER TABLE state_interval RENAME TO older_interval;
CREATE TABLE state_interval (
    record_id BIGINT NOT NULL REFERENCES clock_subject (id),
    place BIGINT NOT NULL,
    phase BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (record_id, place)
)
--: sqlite
WITHOUT ROWID
--: both
;
INSERT INTO state_interval (record_id, place, phase, from_at, until_at)
    SELECT record_id, place, CASE phase WHEN 'new' THEN 0 WHEN 'open' THEN 1 WHEN 'waits-for-requester' THEN 2 WHEN 'waits-for-supplier' THEN 3
           WHEN 'waits-for-day' THEN 4 WHEN 'solved' THEN 5 WHEN 'closed' THEN 6 END, from_at, until_at
    FROM older_interval ORDER BY record_id, place;
DROP TABLE older_interval;
CREATE INDEX state_interval_now ON state_interval (phase, record_id) WHERE until_at IS NULL;

-- Facts: when somebody asked or was answered, in that order.
ALTER TABLE clock_said RENAME TO older_said;
CREATE TABLE clock_said (
    record_id BIGINT NOT NULL REFERENCES clock_subject (id),
    place BIGINT NOT NULL,
    said BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (record_id, place)
)
--: sqlite
WITHOUT ROWID
--: both
;
INSERT INTO clock_said (record_id, place, said, at)
    SELECT record_id, place, CASE said WHEN 'asked' THEN 0 WHEN 'answered' THEN 1 END, at FROM older_said ORDER BY record_id, place;
DROP TABLE older_said;
