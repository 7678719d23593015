-- What kinds of equipment there are, and how long each is meant to last.
CREATE TABLE asset_category (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    -- `device` holds data that must be wiped; `other` holds none.
    kind TEXT NOT NULL,
    life_months BIGINT,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

-- What is bought of a kind: one row a maker's model.
CREATE TABLE asset_model (
    id SERIAL8,
    -- Empty when nobody has said.
    maker TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    category_id BIGINT NOT NULL REFERENCES asset_category (id),
    -- The last day on which the maker mends and updates it.
    support_ends TEXT,
    -- Öre.
    list_price BIGINT,
    -- Instead of the category's.
    life_months BIGINT,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX asset_model__name ON asset_model (maker, name);
CREATE INDEX asset_model_by_name ON asset_model (name, id);
CREATE INDEX asset_model_category ON asset_model (category_id);

-- One row a thing. What holds now; how it came to be so stands in asset_move.
CREATE TABLE asset (
    id SERIAL8,
    -- What stands on its label.
    tag TEXT NOT NULL UNIQUE,
    -- The model's, so that a serial number is its maker's own.
    maker TEXT NOT NULL DEFAULT '',
    -- In capitals.
    serial TEXT,
    uuid TEXT UNIQUE,
    model_id BIGINT NOT NULL REFERENCES asset_model (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    place TEXT NOT NULL DEFAULT '',
    person_id BIGINT REFERENCES person (id),
    state TEXT NOT NULL,
    bought_on TEXT,
    -- Öre.
    price BIGINT,
    supplier TEXT NOT NULL DEFAULT '',
    warranty_until TEXT,
    note TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX asset__serial ON asset (maker, serial);
CREATE INDEX asset_by_serial ON asset (serial);
CREATE INDEX asset_state ON asset (state, tag, id);
CREATE INDEX asset_model_id ON asset (model_id, tag, id);
CREATE INDEX asset_unit ON asset (unit_id, tag, id);
CREATE INDEX asset_person ON asset (person_id, tag, id);
CREATE INDEX asset_warranty ON asset (warranty_until, id);
CREATE INDEX asset_changed ON asset (changed_at, id);
CREATE INDEX asset_nowhere ON asset (tag, id) WHERE place = '';

-- The network addresses of a thing, each as `aa:bb:cc:dd:ee:ff`; no two things have the same.
CREATE TABLE asset_mac (
    mac TEXT PRIMARY KEY,
    asset_id BIGINT NOT NULL REFERENCES asset (id)
);
CREATE INDEX asset_mac_asset ON asset_mac (asset_id);

-- Where a thing was and in what state: each line holds from its moment until the next one's. Never changed.
CREATE TABLE asset_move (
    id SERIAL8,
    asset_id BIGINT NOT NULL REFERENCES asset (id),
    at BIGINT NOT NULL,
    -- Nobody when the clock or the operator did it.
    by_id BIGINT REFERENCES person (id),
    state TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    place TEXT NOT NULL DEFAULT '',
    person_id BIGINT REFERENCES person (id),
    why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX asset_move_asset ON asset_move (asset_id, id);
CREATE INDEX asset_move_person ON asset_move (person_id);
CREATE INDEX asset_move_by ON asset_move (by_id);
CREATE INDEX asset_move_unit ON asset_move (unit_id);

--: search asset
