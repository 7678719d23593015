-- How many things that are still to be used there are of a model in a unit, by the month in which they were bought: what
-- a plan of replacements counts by. Kept in the same write as the things themselves.
CREATE TABLE asset_age (
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    model_id BIGINT NOT NULL REFERENCES asset_model (id),
    -- Year and month; empty when nobody has said.
    bought TEXT NOT NULL,
    things BIGINT NOT NULL,
    PRIMARY KEY (unit_id, model_id, bought)
);
CREATE INDEX asset_age_model ON asset_age (model_id);

INSERT INTO asset_age (unit_id, model_id, bought, things)
SELECT unit_id, model_id, COALESCE(SUBSTR(bought_on, 1, 7), ''), COUNT(*) FROM asset
WHERE state NOT IN ('lost', 'retired', 'wiped')
GROUP BY unit_id, model_id, COALESCE(SUBSTR(bought_on, 1, 7), '');
