-- The budget's years.
CREATE TABLE budget_year (
    id SERIAL8,
    year BIGINT NOT NULL UNIQUE,
    locked_at BIGINT
);

-- What a locked year was when it was locked, as the file that is handed out. Written once.
CREATE TABLE budget_book (
    id SERIAL8,
    year_id BIGINT NOT NULL UNIQUE REFERENCES budget_year (id),
    hash TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE funding_source (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- `applied-for`, `granted` or `refused`; the decision is that of the last two.
    standing TEXT NOT NULL,
    decision TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX funding_source_unit ON funding_source (unit_id, name, id);

-- How much a source gives at most in a year.
CREATE TABLE funding_ceiling (
    source_id BIGINT NOT NULL REFERENCES funding_source (id),
    year BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (source_id, year)
);

CREATE TABLE budget_line (
    id SERIAL8,
    year_id BIGINT NOT NULL REFERENCES budget_year (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    account TEXT NOT NULL,
    activity TEXT NOT NULL DEFAULT '',
    service_id BIGINT REFERENCES service (id),
    project TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- All that makes it the line it is, run together.
    key TEXT NOT NULL UNIQUE,
    -- The latest forecast that stands, in öre; nothing while nobody has made one.
    forecast_said BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX budget_line_name ON budget_line (name, id, unit_id, year_id);
CREATE INDEX budget_line_account ON budget_line (account, id, unit_id, year_id);
CREATE INDEX budget_line_unit_name ON budget_line (unit_id, name, id, year_id);
CREATE INDEX budget_line_year_name ON budget_line (year_id, name, id, unit_id);
CREATE INDEX budget_line_service ON budget_line (service_id, name, id);

-- Each line's sums, shared among those who pay it, in öre: changed in the same write as the entries that they are of.
CREATE TABLE budget_part (
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    place BIGINT NOT NULL,
    -- Nobody pays it when there is none.
    source_id BIGINT REFERENCES funding_source (id),
    -- In hundredths of a per cent.
    share BIGINT NOT NULL,
    plan BIGINT NOT NULL,
    bound BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    forecast BIGINT NOT NULL,
    PRIMARY KEY (line_id, place)
);
CREATE INDEX budget_part_source ON budget_part (source_id, line_id);

-- A line that is a post: what its plan is reckoned from.
CREATE TABLE budget_post (
    line_id BIGINT PRIMARY KEY REFERENCES budget_line (id),
    salary BIGINT NOT NULL,
    on_costs BIGINT NOT NULL,
    share BIGINT NOT NULL,
    from_month BIGINT NOT NULL,
    months BIGINT NOT NULL
);

-- Money moved from one line to another. Written once.
CREATE TABLE budget_transfer (
    id SERIAL8,
    from_line BIGINT NOT NULL REFERENCES budget_line (id),
    to_line BIGINT NOT NULL REFERENCES budget_line (id),
    -- The lowest unit that both lines lie under.
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    amount BIGINT NOT NULL,
    crossing TEXT NOT NULL,
    decision TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    decided_on TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX budget_transfer_unit ON budget_transfer (unit_id, id);
CREATE INDEX budget_transfer_from ON budget_transfer (from_line, id);
CREATE INDEX budget_transfer_to ON budget_transfer (to_line, id);

-- The ledger. Written once: what was wrong is taken back by another entry.
CREATE TABLE ledger_entry (
    id SERIAL8,
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    stage TEXT NOT NULL,
    why TEXT NOT NULL,
    amount BIGINT NOT NULL,
    day TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    row_number BIGINT NOT NULL DEFAULT 0,
    text TEXT NOT NULL DEFAULT '',
    supplier TEXT NOT NULL DEFAULT '',
    order_id BIGINT REFERENCES ledger_entry (id),
    cause_id BIGINT REFERENCES ledger_entry (id),
    reverses BIGINT UNIQUE REFERENCES ledger_entry (id),
    replaces BIGINT REFERENCES ledger_entry (id),
    transfer_id BIGINT REFERENCES budget_transfer (id),
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX ledger_entry_line ON ledger_entry (line_id, id);
CREATE INDEX ledger_entry_line_day ON ledger_entry (line_id, stage, day, id);
CREATE INDEX ledger_entry_day ON ledger_entry (day, id, line_id);
CREATE INDEX ledger_entry_order ON ledger_entry (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX ledger_entry_cause ON ledger_entry (cause_id) WHERE cause_id IS NOT NULL;
CREATE INDEX ledger_entry_orders ON ledger_entry (line_id, reference) WHERE why = 'order';

-- Invoice rows that count now, so that none counts twice. One that was taken back may be put right.
CREATE TABLE ledger_key (
    id SERIAL8,
    key TEXT NOT NULL UNIQUE,
    entry_id BIGINT NOT NULL UNIQUE REFERENCES ledger_entry (id)
);

-- Corrections of locked years, apart from the entries that the locked figures are of. Written once.
CREATE TABLE late_correction (
    id SERIAL8,
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    stage TEXT NOT NULL,
    amount BIGINT NOT NULL,
    day TEXT NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX late_correction_line ON late_correction (line_id, id);
--: search budget_line
--: sqlite
CREATE TRIGGER ledger_entry_is_written_once BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER budget_transfer_is_written_once BEFORE UPDATE ON budget_transfer BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER budget_transfer_is_kept BEFORE DELETE ON budget_transfer BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER late_correction_is_written_once BEFORE UPDATE ON late_correction BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER late_correction_is_kept BEFORE DELETE ON late_correction BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER budget_book_is_written_once BEFORE UPDATE ON budget_book BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER budget_book_is_kept BEFORE DELETE ON budget_book BEGIN SELECT RAISE(ABORT, 'written once'); END;
--: postgres
CREATE TRIGGER ledger_entry_is_written_once BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER budget_transfer_is_written_once BEFORE UPDATE OR DELETE ON budget_transfer FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER late_correction_is_written_once BEFORE UPDATE OR DELETE ON late_correction FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER budget_book_is_written_once BEFORE UPDATE OR DELETE ON budget_book FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
