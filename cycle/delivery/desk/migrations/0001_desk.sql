-- How impact and urgency give a priority, and after how many days what is resolved is closed. A row is never changed: a
-- new rule is a new row, and a ticket keeps the row that its priority was set by.
CREATE TABLE desk_rules (
    id SERIAL8,
    -- Nine priorities from 1 to 5: impact by urgency, the highest of both first.
    cells TEXT NOT NULL,
    close_after_days BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);

-- What people ask the desk. One row a ticket; its state with the state's facts.
CREATE TABLE ticket (
    id SERIAL8,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- A service of the register of services; no rule of the database, since that register is a room of its own.
    service_id BIGINT,
    group_id BIGINT REFERENCES person_group (id),
    owner_id BIGINT REFERENCES person (id),
    requester_id BIGINT REFERENCES person (id),
    -- Who wrote it down, when that was not the requester.
    reporter_id BIGINT REFERENCES person (id),
    channel TEXT NOT NULL,
    is_confidential BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    -- 1 while somebody works towards a solution: new, open or waiting.
    is_open BIGINT NOT NULL,
    wait_for TEXT,
    wait_who TEXT,
    wait_number TEXT,
    wait_until TEXT,
    merged_into BIGINT REFERENCES ticket (id),
    resolved_at BIGINT,
    closed_at BIGINT,
    -- What those who ask were told last: how it was solved, why it waits.
    said TEXT NOT NULL DEFAULT '',
    impact BIGINT NOT NULL,
    urgency BIGINT NOT NULL,
    -- 1 is the highest, 5 the lowest.
    priority BIGINT NOT NULL,
    rules_id BIGINT REFERENCES desk_rules (id),
    -- Why the priority is another than the rules give; empty when it is theirs.
    priority_why TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    -- When something that those who ask can see last changed.
    changed_at BIGINT NOT NULL,
    answered_at BIGINT,
    -- Since when those who ask wait for a word from the desk.
    waits_since BIGINT,
    due_at BIGINT,
    minutes BIGINT NOT NULL DEFAULT 0,
    rating BIGINT,
    rating_text TEXT,
    rated_at BIGINT,
    external_id TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
-- Most tickets are closed. What is worked on has small indexes of its own, in every order that its queues are walked in.
CREATE INDEX ticket_open_created ON ticket (created_at, id, unit_id) WHERE is_open = 1;
CREATE INDEX ticket_open_changed ON ticket (changed_at, id, unit_id) WHERE is_open = 1;
CREATE INDEX ticket_open_priority ON ticket (priority, id, unit_id) WHERE is_open = 1;
-- What is promised nothing comes last.
CREATE INDEX ticket_open_due ON ticket (COALESCE(due_at, 9223372036854775807), id, unit_id) WHERE is_open = 1;
CREATE INDEX ticket_open_unit ON ticket (unit_id, created_at, id) WHERE is_open = 1;
CREATE INDEX ticket_open_group ON ticket (group_id, created_at, id) WHERE is_open = 1;
CREATE INDEX ticket_open_owner ON ticket (owner_id, created_at, id) WHERE is_open = 1;
CREATE INDEX ticket_open_service ON ticket (service_id, created_at, id) WHERE is_open = 1 AND service_id IS NOT NULL;
CREATE INDEX ticket_waits ON ticket (created_at, id, unit_id, waits_since) WHERE waits_since IS NOT NULL;
CREATE INDEX ticket_wait_until ON ticket (wait_until, id) WHERE wait_until IS NOT NULL;
CREATE INDEX ticket_resolved ON ticket (resolved_at, id) WHERE state = 'resolved';
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;
CREATE UNIQUE INDEX ticket_external ON ticket (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ticket_created ON ticket (created_at, id);
CREATE INDEX ticket_changed ON ticket (changed_at, id);
CREATE INDEX ticket_unit ON ticket (unit_id, created_at, id);
CREATE INDEX ticket_owner ON ticket (owner_id, created_at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX ticket_group ON ticket (group_id, created_at, id) WHERE group_id IS NOT NULL;

-- Who has a part in a ticket: who asks, those whom a merge brought, and those who watch.
CREATE TABLE ticket_party (
    person_id BIGINT NOT NULL REFERENCES person (id),
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- The ticket that a merge brought the person from.
    came_from BIGINT REFERENCES ticket (id),
    PRIMARY KEY (person_id, ticket_id)
)
--: sqlite
WITHOUT ROWID
--: both
;
CREATE INDEX ticket_party_ticket ON ticket_party (ticket_id, person_id);

-- The dialogue. A message stays the ticket's in which it was written; `thread_id` is the ticket that shows it now.
CREATE TABLE ticket_message (
    id SERIAL8,
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    thread_id BIGINT NOT NULL REFERENCES ticket (id),
    author_id BIGINT REFERENCES person (id),
    at BIGINT NOT NULL,
    -- `asker` and `desk` are read by all who have a part; `internal` by the desk alone.
    voice TEXT NOT NULL,
    -- It came as a letter: `verified` when the sender is known to be who it says, `unverified` when not.
    letter TEXT,
    text TEXT NOT NULL
);
CREATE INDEX ticket_message_thread ON ticket_message (thread_id, id);

-- Each state with when it began and ended, as half-open intervals: what clocks are reckoned from.
CREATE TABLE ticket_past (
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    place BIGINT NOT NULL,
    state TEXT NOT NULL,
    wait_for TEXT,
    detail TEXT,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    by_id BIGINT REFERENCES person (id),
    said TEXT,
    PRIMARY KEY (ticket_id, place)
)
--: sqlite
WITHOUT ROWID
--: both
;

-- Work that somebody put into a ticket.
CREATE TABLE ticket_time (
    id SERIAL8,
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    person_id BIGINT REFERENCES person (id),
    minutes BIGINT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX ticket_time_ticket ON ticket_time (ticket_id, id);

--: search ticket

-- What a grown desk looks like, so that SQLite chooses well from the first day; it learns the real figures by itself.
--: sqlite
ANALYZE ticket;
ANALYZE ticket_party;
ANALYZE ticket_message;
DELETE FROM sqlite_stat1 WHERE tbl IN ('ticket', 'ticket_party', 'ticket_message');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('ticket', 'ticket_open_created', '10000 1 1 1'),
    ('ticket', 'ticket_open_changed', '10000 1 1 1'),
    ('ticket', 'ticket_open_priority', '10000 2000 1 1'),
    ('ticket', 'ticket_open_due', '10000 1 1 1'),
    ('ticket', 'ticket_open_unit', '10000 17 1 1'),
    ('ticket', 'ticket_open_group', '10000 1000 1 1'),
    ('ticket', 'ticket_open_owner', '10000 100 1 1'),
    ('ticket', 'ticket_open_service', '8000 80 1 1'),
    ('ticket', 'ticket_waits', '6000 1 1 1 1'),
    ('ticket', 'ticket_wait_until', '500 10 1'),
    ('ticket', 'ticket_resolved', '4000 1 1'),
    ('ticket', 'ticket_merged', '8000 2'),
    ('ticket', 'ticket_external', '100000 1'),
    ('ticket', 'ticket_created', '200000 1 1'),
    ('ticket', 'ticket_changed', '200000 1 1'),
    ('ticket', 'ticket_unit', '200000 330 1 1'),
    ('ticket', 'ticket_owner', '190000 1900 1 1'),
    ('ticket', 'ticket_group', '140000 14000 1 1'),
    ('ticket_party', 'ticket_party', '260000 5 1'),
    ('ticket_party', 'ticket_party_ticket', '260000 2 1'),
    ('ticket_message', 'ticket_message_thread', '500000 3 1');
ANALYZE sqlite_schema;
--: both
