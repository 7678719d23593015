-- What the organisation is called and how it counts time.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- The organisation's parts. A unit that is closed or merged stays, so that what happened in it keeps its place.
CREATE TABLE unit (
    id SERIAL8,
    parent_id BIGINT REFERENCES unit (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT UNIQUE,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    merged_into BIGINT REFERENCES unit (id),
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX unit_parent ON unit (parent_id, name);
CREATE INDEX unit_name ON unit (name, id);
CREATE INDEX unit_opened ON unit (opened_on, id);

-- Each unit with itself and every unit above it: access asks this table.
CREATE TABLE unit_closure (
    ancestor BIGINT NOT NULL REFERENCES unit (id),
    descendant BIGINT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (ancestor, descendant)
);
CREATE INDEX unit_closure_up ON unit_closure (descendant, ancestor);

-- What a unit was called and where it stood before.
CREATE TABLE unit_past (
    id SERIAL8,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    parent_id BIGINT,
    name TEXT NOT NULL,
    until_at BIGINT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX unit_past_unit ON unit_past (unit_id, id);

CREATE TABLE person (
    id SERIAL8,
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    phone TEXT,
    title TEXT,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    external_id TEXT UNIQUE,
    lang TEXT,
    is_protected BIGINT NOT NULL DEFAULT 0,
    left_on TEXT,
    added_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX person_unit ON person (unit_id, name);
CREATE INDEX person_name ON person (name, id);

CREATE TABLE person_group (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    closed_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE group_member (
    group_id BIGINT NOT NULL REFERENCES person_group (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX group_member_person ON group_member (person_id, group_id);

-- A role in a unit and all below it, for a person or a group, from a moment and perhaps until another.
CREATE TABLE role_grant (
    id SERIAL8,
    person_id BIGINT REFERENCES person (id),
    group_id BIGINT REFERENCES person_group (id),
    role TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    given_at BIGINT NOT NULL,
    given_by BIGINT,
    revoked_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX role_grant_person ON role_grant (person_id);
CREATE INDEX role_grant_group ON role_grant (group_id);
CREATE INDEX role_grant_unit ON role_grant (unit_id);
CREATE INDEX role_grant_from ON role_grant (from_at, id);
CREATE INDEX role_grant_role ON role_grant (role, unit_id);
-- What runs out, and when: the clock asks often and most grants never do.
CREATE INDEX role_grant_until ON role_grant (until_at) WHERE revoked_at IS NULL AND until_at IS NOT NULL;

--: search person
--: search unit
