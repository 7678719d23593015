-- What IT gives the organisation, one row a service; its state with the state's facts.
CREATE TABLE service (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    -- What it gives its users, in their words.
    about TEXT NOT NULL DEFAULT '',
    -- What one can ask for, one thing a line.
    asks TEXT NOT NULL DEFAULT '',
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    owner_id BIGINT REFERENCES person (id),
    group_id BIGINT REFERENCES person_group (id),
    -- The maintenance object (pm3) that it is kept under: a name to group by.
    object TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    last_day TEXT,
    retired_at BIGINT,
    -- `everybody`, or `units`: those in service_unit and all below them.
    audience TEXT NOT NULL,
    -- The order in the catalogue, lowest first.
    place BIGINT NOT NULL DEFAULT 100,
    -- 1 when users may name it as they report something.
    is_reported BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX service_place ON service (place, id, state);
CREATE INDEX service_object ON service (object, id);
CREATE INDEX service_changed ON service (changed_at, id);
CREATE INDEX service_unit_id ON service (unit_id, state);
CREATE INDEX service_owner ON service (owner_id, state);
CREATE INDEX service_group ON service (group_id);
CREATE INDEX service_last_day ON service (last_day) WHERE state = 'retiring';

-- The units that a service is for, when it is not for everybody.
CREATE TABLE service_unit (
    service_id BIGINT NOT NULL REFERENCES service (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (service_id, unit_id)
);
CREATE INDEX service_unit_unit ON service_unit (unit_id);

--: search service
