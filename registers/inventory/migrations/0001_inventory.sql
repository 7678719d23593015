-- What a site's agents show that they are: the secret itself is not kept.
CREATE TABLE site_key (
    id SERIAL8,
    name TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    hash TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    revoked_at BIGINT,
    -- When one of its agents was last heard, and when one said something that could not be read, and why.
    heard_at BIGINT,
    failed_at BIGINT,
    failure TEXT NOT NULL DEFAULT ''
);
CREATE INDEX site_key_unit ON site_key (unit_id, id);

-- Something that agents have found, as they last told of it.
CREATE TABLE found_device (
    id SERIAL8,
    key_id BIGINT NOT NULL REFERENCES site_key (id),
    -- The thing's unit as it was when it was last heard; the key's while it is no thing of the register.
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- What the agent calls itself, with the serial number or address of what it has scanned.
    signature TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    maker TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    serial TEXT,
    uuid TEXT,
    macs TEXT NOT NULL DEFAULT '',
    agent TEXT NOT NULL DEFAULT '',
    system TEXT NOT NULL DEFAULT '',
    processor TEXT NOT NULL DEFAULT '',
    memory_mb BIGINT,
    disk_mb BIGINT,
    programs BIGINT NOT NULL DEFAULT 0,
    -- The thing of the register that it is.
    asset_id BIGINT UNIQUE REFERENCES asset (id),
    -- Why it waits for a person; empty when it does not.
    waits TEXT NOT NULL DEFAULT '',
    -- What a person has said is so: asked no more while it says the same.
    settled TEXT NOT NULL DEFAULT '',
    thrown_at BIGINT,
    first_at BIGINT NOT NULL,
    heard_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX found_device_signature ON found_device (signature);
CREATE INDEX found_device_heard ON found_device (heard_at, id);
CREATE INDEX found_device_unit ON found_device (unit_id, heard_at, id);
CREATE INDEX found_device_waits ON found_device (id) WHERE waits <> '';
CREATE INDEX found_device_key ON found_device (key_id, first_at);

-- What runs on it, as a whole inventory last told.
CREATE TABLE found_program (
    device_id BIGINT NOT NULL REFERENCES found_device (id),
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    maker TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (device_id, name, version)
);
CREATE INDEX found_program_name ON found_program (name, device_id);
