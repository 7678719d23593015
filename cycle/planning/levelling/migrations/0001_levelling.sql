-- Who pays what is replaced, and how late it may be: of a kind or of all, in a unit with all below it or everywhere.
CREATE TABLE level_rule (
    id SERIAL8,
    category_id BIGINT REFERENCES asset_category (id),
    unit_id BIGINT REFERENCES unit (id),
    source_id BIGINT NOT NULL REFERENCES funding_source (id),
    -- Years after its time at most.
    late_years BIGINT NOT NULL,
    -- What it is about, so that two never say different things of the same.
    about TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL
);
CREATE INDEX level_rule_unit ON level_rule (unit_id);
CREATE INDEX level_rule_source ON level_rule (source_id);
