-- What people need. One row a need; its state with the state's facts, and sums that its lists are sorted by.
CREATE TABLE need (
    id SERIAL8,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    concerns TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '',
    touched TEXT NOT NULL DEFAULT '',
    touched_count BIGINT,
    wanted_by TEXT,
    state TEXT NOT NULL,
    -- 1 while somebody works towards an answer: not parked, declined, merged, delivered or followed up.
    is_open BIGINT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    parked_until TEXT,
    merged_into BIGINT REFERENCES need (id),
    planned_for TEXT,
    delivered_at BIGINT,
    verdict TEXT,
    owner_id BIGINT REFERENCES person (id),
    proposed_by BIGINT REFERENCES person (id),
    created_at BIGINT NOT NULL,
    -- When something that its askers can see last changed.
    changed_at BIGINT NOT NULL,
    answered_at BIGINT,
    -- Since when its askers wait for a word from IT.
    waits_since BIGINT,
    settled_at BIGINT,
    askers BIGINT NOT NULL DEFAULT 0,
    -- Hundredths of a point; a million below nothing while nobody has scored.
    score BIGINT NOT NULL DEFAULT -1000000,
    scored_by BIGINT NOT NULL DEFAULT 0,
    external_id TEXT UNIQUE,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX need_created ON need (created_at, id, is_open, unit_id);
CREATE INDEX need_changed ON need (changed_at, id, is_open, unit_id);
CREATE INDEX need_title ON need (title, id, is_open, unit_id);
CREATE INDEX need_by_score ON need (score, id, is_open, unit_id);
CREATE INDEX need_open_created ON need (is_open, created_at, id, unit_id);
CREATE INDEX need_state_created ON need (state, created_at, id, unit_id);
CREATE INDEX need_state_score ON need (state, score, id, unit_id);
CREATE INDEX need_unit_open_created ON need (unit_id, is_open, created_at, id);
CREATE INDEX need_unit_created ON need (unit_id, created_at, id);
CREATE INDEX need_owner ON need (owner_id, is_open, created_at, id);
CREATE INDEX need_waits ON need (waits_since, id, unit_id) WHERE waits_since IS NOT NULL;
CREATE INDEX need_merged ON need (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX need_measured ON need (created_at, unit_id, answered_at);

-- Who has a part in a need: those who asked, and those who were invited to score it.
CREATE TABLE need_party (
    need_id BIGINT NOT NULL REFERENCES need (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    added_by BIGINT,
    -- The need that a merge brought the asker from.
    came_from BIGINT REFERENCES need (id),
    -- The need was settled then, and this asker has not heard it yet.
    waiting_since BIGINT,
    told_at BIGINT,
    PRIMARY KEY (need_id, person_id, role)
);
CREATE INDEX need_party_person ON need_party (person_id, role, need_id);
CREATE INDEX need_party_waiting ON need_party (need_id, person_id) WHERE waiting_since IS NOT NULL;

-- The dialogue. A message stays the need's in which it was written; `thread_id` is the need that shows it now.
CREATE TABLE need_message (
    id SERIAL8,
    need_id BIGINT NOT NULL REFERENCES need (id),
    thread_id BIGINT NOT NULL REFERENCES need (id),
    author_id BIGINT REFERENCES person (id),
    at BIGINT NOT NULL,
    -- `asker` and `it` are read by all who have a part; `internal` by IT alone.
    voice TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX need_message_thread ON need_message (thread_id, at, id);
CREATE INDEX need_message_need ON need_message (need_id);
CREATE INDEX need_message_author ON need_message (author_id);

-- Each change of state with the reason that its askers read.
CREATE TABLE need_past (
    id SERIAL8,
    need_id BIGINT NOT NULL REFERENCES need (id),
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    reason TEXT NOT NULL
);
CREATE INDEX need_past_need ON need_past (need_id, id);

-- What needs are scored by. A row is never changed: a new weight is a new row of the same root, so old sums stay as they were.
CREATE TABLE criterion (
    id SERIAL8,
    root BIGINT NOT NULL,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    about_sv TEXT NOT NULL DEFAULT '',
    about_en TEXT NOT NULL DEFAULT '',
    -- `value` adds; `effort` and `risk` take away.
    kind TEXT NOT NULL,
    weight BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT
);
CREATE INDEX criterion_root ON criterion (root, id);

CREATE TABLE need_score (
    id SERIAL8,
    need_id BIGINT NOT NULL REFERENCES need (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    root BIGINT NOT NULL,
    criterion_id BIGINT NOT NULL REFERENCES criterion (id),
    value BIGINT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    UNIQUE (need_id, person_id, root)
);
CREATE INDEX need_score_person ON need_score (person_id);

-- What somebody should hear of: made by a reader of the journal, once for each entry and person.
CREATE TABLE notice (
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
CREATE INDEX notice_person ON notice (person_id, id);
CREATE INDEX notice_unread ON notice (person_id, kind, subject_id) WHERE read_at IS NULL;

--: search need
