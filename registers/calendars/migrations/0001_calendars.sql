-- When somebody is there to answer.
CREATE TABLE calendar (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- An IANA name; it never changes.
    zone TEXT NOT NULL,
    retired_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX calendar_unit ON calendar (unit_id, id);

-- What a calendar says from a day on. A row is never changed; of two from the same day the later one holds.
CREATE TABLE calendar_version (
    id SERIAL8,
    calendar_id BIGINT NOT NULL REFERENCES calendar (id),
    from_day TEXT NOT NULL,
    -- The week, the holidays, exceptions and periods, as JSON that was checked.
    plan TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    -- A hash of the plan and of the seal before: what is kept in memory is known by the last one.
    seal TEXT NOT NULL
);
CREATE INDEX calendar_version_of ON calendar_version (calendar_id, id);
