-- The internal rate as it was decided, and how interest is reckoned. Written once: another decision is another row.
CREATE TABLE internal_rates (
    id SERIAL8,
    decided_on TEXT NOT NULL,
    decision TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    -- `month` or `year`: what interest is reckoned on.
    base TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX internal_rates_day ON internal_rates (decided_on, id);

-- In hundredths of a per cent.
CREATE TABLE internal_rate (
    rates_id BIGINT NOT NULL REFERENCES internal_rates (id),
    year BIGINT NOT NULL,
    rate BIGINT NOT NULL,
    PRIMARY KEY (rates_id, year)
);

CREATE TABLE business_case (
    id SERIAL8,
    title TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    first_year BIGINT NOT NULL,
    -- How many years it looks ahead.
    years BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- Counts the decisions that were made anew: 1 until the first is taken up again.
    revision BIGINT NOT NULL DEFAULT 1,
    -- The rates that it is reckoned by.
    rates_id BIGINT REFERENCES internal_rates (id),
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX business_case_title ON business_case (title, id, unit_id);
CREATE INDEX business_case_unit ON business_case (unit_id, title, id);
CREATE INDEX business_case_first_year ON business_case (first_year, id, unit_id);

CREATE TABLE case_cost (
    id SERIAL8,
    case_id BIGINT NOT NULL REFERENCES business_case (id),
    -- `one-off`, `running` or `capital`, which is an investment.
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    -- Whose budget it lands on.
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- Who pays, when somebody has said so, and with which money.
    payer_id BIGINT REFERENCES unit (id),
    source_id BIGINT REFERENCES funding_source (id),
    -- In öre: each year's, or an investment's whole.
    amount BIGINT NOT NULL,
    first_year BIGINT NOT NULL,
    last_year BIGINT NOT NULL,
    -- Of investments: the residual value of what is replaced, the month of the start and the life in months.
    residual BIGINT NOT NULL DEFAULT 0,
    start_month BIGINT NOT NULL DEFAULT 1,
    life_months BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX case_cost_case ON case_cost (case_id, id);

CREATE TABLE case_benefit (
    id SERIAL8,
    case_id BIGINT NOT NULL REFERENCES business_case (id),
    -- `cash`, `time` or `not-priced`.
    class TEXT NOT NULL,
    name TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES person (id),
    measure TEXT NOT NULL,
    baseline TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    -- In öre a year, of cash.
    amount BIGINT NOT NULL DEFAULT 0,
    -- A year, and öre an hour, of time.
    hours BIGINT NOT NULL DEFAULT 0,
    rate BIGINT NOT NULL DEFAULT 0,
    first_year BIGINT NOT NULL,
    last_year BIGINT NOT NULL
);
CREATE INDEX case_benefit_case ON case_benefit (case_id, id);
CREATE INDEX case_benefit_owner ON case_benefit (owner_id, case_id);

-- What was decided, and the case as it was then. Written once.
CREATE TABLE case_decision (
    id SERIAL8,
    case_id BIGINT NOT NULL REFERENCES business_case (id),
    revision BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    hash TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX case_decision_case ON case_decision (case_id, id);
--: search business_case
--: sqlite
CREATE TRIGGER internal_rates_are_written_once BEFORE UPDATE ON internal_rates BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER internal_rates_are_kept BEFORE DELETE ON internal_rates BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER internal_rate_is_written_once BEFORE UPDATE ON internal_rate BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER internal_rate_is_kept BEFORE DELETE ON internal_rate BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER case_decision_is_written_once BEFORE UPDATE ON case_decision BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER case_decision_is_kept BEFORE DELETE ON case_decision BEGIN SELECT RAISE(ABORT, 'written once'); END;
--: postgres
CREATE TRIGGER internal_rates_are_written_once BEFORE UPDATE OR DELETE ON internal_rates FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER internal_rate_is_written_once BEFORE UPDATE OR DELETE ON internal_rate FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER case_decision_is_written_once BEFORE UPDATE OR DELETE ON case_decision FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
