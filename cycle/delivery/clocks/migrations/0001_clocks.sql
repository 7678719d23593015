-- Agreements on service levels: with the users (SLA), within IT (OLA), with a supplier.
CREATE TABLE service_level (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    -- Who looks after it.
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    party TEXT NOT NULL,
    retired_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX service_level_unit ON service_level (unit_id, id);

-- What an agreement promises from a moment on. A row is never changed; the last one holds for what is new.
CREATE TABLE service_level_version (
    id SERIAL8,
    level_id BIGINT NOT NULL REFERENCES service_level (id),
    calendar_id BIGINT NOT NULL REFERENCES calendar (id),
    -- What it is for, and its promises, as JSON that was checked.
    terms TEXT NOT NULL,
    -- `new`: for records that come; `open`: from now for open ones too.
    holds_for TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    -- A hash of the terms and of the seal before: what is kept in memory is known by the last one.
    seal TEXT NOT NULL
);
CREATE INDEX service_level_version_of ON service_level_version (level_id, id);
CREATE INDEX service_level_version_calendar ON service_level_version (calendar_id, id);

-- A record that clocks count for, as agreements see it. Its kind and number lead to it.
CREATE TABLE clock_subject (
    id SERIAL8,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    service_id BIGINT,
    group_id BIGINT,
    supplier TEXT,
    priority BIGINT,
    opened_at BIGINT NOT NULL,
    UNIQUE (kind, subject_id)
);

-- Facts: in which phase a record was when. Added and closed, never changed.
CREATE TABLE state_interval (
    record_id BIGINT NOT NULL REFERENCES clock_subject (id),
    place BIGINT NOT NULL,
    phase TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (record_id, place)
)
--: sqlite
WITHOUT ROWID
--: both
;

-- Facts: when somebody asked or was answered.
CREATE TABLE clock_said (
    record_id BIGINT NOT NULL REFERENCES clock_subject (id),
    place BIGINT NOT NULL,
    said TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (record_id, place)
)
--: sqlite
WITHOUT ROWID
--: both
;

-- Why promises are broken: the organisation's own list.
CREATE TABLE breach_cause (
    id SERIAL8,
    name_sv TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL UNIQUE,
    retired_at BIGINT
);
INSERT INTO breach_cause (name_sv, name_en) VALUES
    ('För lite folk', 'Too few people'),
    ('Väntade på leverantören', 'Waited for the supplier'),
    ('Fel prioritet från början', 'Wrong priority from the start'),
    ('Svårare än vi trodde', 'Harder than we thought'),
    ('Hamnade hos fel grupp', 'Ended up with the wrong group'),
    ('Annat', 'Something else');

-- A promise that counts for one record. What stands below the line is made from the facts, and can be made again.
CREATE TABLE clock (
    id SERIAL8,
    record_id BIGINT NOT NULL REFERENCES clock_subject (id),
    version_id BIGINT NOT NULL REFERENCES service_level_version (id),
    measure TEXT NOT NULL,
    party TEXT NOT NULL,
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
    -- ––––
    round BIGINT NOT NULL,
    standing TEXT NOT NULL,
    started_at BIGINT,
    stopped_at BIGINT,
    elapsed BIGINT NOT NULL,
    due_at BIGINT,
    would_be_due_at BIGINT,
    breached_at BIGINT,
    -- The next moment that somebody is to be told of.
    next_at BIGINT
);
CREATE INDEX clock_record ON clock (record_id, id);
CREATE INDEX clock_next ON clock (next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX clock_version ON clock (version_id, id) WHERE replaced_at IS NULL AND standing <> 'stopped';

-- How promises went: facts without personal data, which stay when the record is gone.
CREATE TABLE clock_outcome (
    id SERIAL8,
    clock_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    level_id BIGINT NOT NULL,
    measure TEXT NOT NULL,
    party TEXT NOT NULL,
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
CREATE INDEX clock_outcome_month ON clock_outcome (month, unit_id, id);
CREATE INDEX state_interval_now ON state_interval (phase, record_id) WHERE until_at IS NULL;
