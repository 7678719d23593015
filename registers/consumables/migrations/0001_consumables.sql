-- What is used up: one row an article and the unit that keeps it. Stock and value are the sums of its moves, kept in the
-- same write.
CREATE TABLE consumable (
    id SERIAL8,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    -- What is counted, such as `st` or `förp`.
    measure TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    supplier_id BIGINT REFERENCES supplier (id),
    -- Öre for one, at the next delivery.
    price BIGINT,
    -- At this stock or less it is to be ordered; none when nobody orders it.
    reorder_level BIGINT,
    stock BIGINT NOT NULL DEFAULT 0,
    -- Öre of all that is in stock.
    value BIGINT NOT NULL DEFAULT 0,
    -- 1 since it came to its level, until it is above it again.
    is_low BIGINT NOT NULL DEFAULT 0,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX consumable__name ON consumable (unit_id, name);
CREATE INDEX consumable_by_name ON consumable (name, id);
CREATE INDEX consumable_low ON consumable (is_low, name, id);
CREATE INDEX consumable_supplier ON consumable (supplier_id);
CREATE INDEX consumable_value ON consumable (value, id);

-- What came and went: lines that are added and never changed.
CREATE TABLE consumable_move (
    id SERIAL8,
    consumable_id BIGINT NOT NULL REFERENCES consumable (id),
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    on_day TEXT NOT NULL,
    -- `delivered`, `used`, `counted` or `thrown`.
    what TEXT NOT NULL,
    -- More than nothing came, less than nothing went.
    quantity BIGINT NOT NULL,
    -- Öre, with the same sign.
    value BIGINT NOT NULL,
    -- Who used it.
    unit_id BIGINT REFERENCES unit (id),
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX consumable_move_of ON consumable_move (consumable_id, id);
CREATE INDEX consumable_move_day ON consumable_move (on_day, id);
CREATE INDEX consumable_move_unit ON consumable_move (unit_id, on_day);
CREATE INDEX consumable_move_by ON consumable_move (by_id);

--: search consumable
