-- What if: differences to lay over the plan of replacements, until somebody decides.
CREATE TABLE scenario (
    id SERIAL8,
    name TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    -- open, adopted or dropped.
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    -- Who decided what, and where it stands; said when it is adopted or dropped.
    decision TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX scenario__name ON scenario (name);
CREATE INDEX scenario_state ON scenario (state, id);
CREATE INDEX scenario_by ON scenario (by_id);

-- A rule of the plan, or of a scenario. What it says is never changed: another takes its place, and it is ended.
CREATE TABLE refresh_rule (
    id SERIAL8,
    -- None for the plan's own.
    scenario_id BIGINT REFERENCES scenario (id),
    -- life, year, price, dearer, loss, wait or leave.
    kind TEXT NOT NULL,
    -- Where it holds; nothing said is everywhere.
    category_id BIGINT REFERENCES asset_category (id),
    model_id BIGINT REFERENCES asset_model (id),
    unit_id BIGINT REFERENCES unit (id),
    -- No reference: a thing that an import brought by mistake may go, and the rule then finds nothing.
    asset_id BIGINT,
    -- Whose rule it is: the unit that is said, or the one where the thing was. None for the whole organisation's.
    of_unit BIGINT REFERENCES unit (id),
    year BIGINT,
    months BIGINT,
    -- Öre.
    amount BIGINT,
    -- Hundredths of a per cent.
    percent BIGINT,
    reason TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    ended_at BIGINT,
    ended_by BIGINT REFERENCES person (id),
    ended_why TEXT NOT NULL DEFAULT '',
    -- What it says where: one rule at a time stands in a slot.
    slot TEXT NOT NULL
);
CREATE UNIQUE INDEX refresh_rule__slot ON refresh_rule (slot) WHERE ended_at IS NULL;
CREATE INDEX refresh_rule_scenario ON refresh_rule (scenario_id, id);
CREATE INDEX refresh_rule_category ON refresh_rule (category_id);
CREATE INDEX refresh_rule_model ON refresh_rule (model_id);
CREATE INDEX refresh_rule_unit ON refresh_rule (unit_id);
CREATE INDEX refresh_rule_of_unit ON refresh_rule (of_unit);
CREATE INDEX refresh_rule_at ON refresh_rule (at, id);
CREATE INDEX refresh_rule_by ON refresh_rule (by_id);
CREATE INDEX refresh_rule_ended_by ON refresh_rule (ended_by);

-- What a rule of the plan changed when it came or went: the whole organisation's cost of each year before and after.
CREATE TABLE refresh_effect (
    id SERIAL8,
    rule_id BIGINT NOT NULL REFERENCES refresh_rule (id),
    -- Did the rule come, or go?
    came BIGINT NOT NULL,
    year BIGINT NOT NULL,
    before_ore BIGINT NOT NULL,
    after_ore BIGINT NOT NULL
);
CREATE INDEX refresh_effect_rule ON refresh_effect (rule_id, id);
