-- A budget that came in as a file: its rows that were not there already.
CREATE TABLE budget_file (
    id SERIAL8,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX budget_file_at ON budget_file (at, id);

CREATE TABLE budget_row (
    id SERIAL8,
    file_id BIGINT NOT NULL REFERENCES budget_file (id),
    -- What tells the row from every other, in whatever file it stands; the amount is no part of it.
    line TEXT NOT NULL UNIQUE,
    year BIGINT NOT NULL,
    administration TEXT NOT NULL,
    account TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    -- Whether the file calls it income; then the file's amount is turned around.
    is_income BOOLEAN NOT NULL,
    -- In öre; below nothing for income, and for what makes a cost smaller.
    amount BIGINT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES ledger_account (id),
    place_id BIGINT NOT NULL REFERENCES ledger_place (id),
    -- How much of it stands in the plan, and on which line; the line is empty until it does.
    planned BIGINT NOT NULL DEFAULT 0,
    line_id BIGINT REFERENCES budget_line (id),
    -- Grows when an import changes it.
    changes BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX budget_row_file ON budget_row (file_id, id);
CREATE INDEX budget_row_account ON budget_row (account_id);
CREATE INDEX budget_row_place ON budget_row (place_id);
CREATE INDEX budget_row_line ON budget_row (line_id);
CREATE INDEX budget_row_year ON budget_row (year, id);
