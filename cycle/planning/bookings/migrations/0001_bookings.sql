-- A file that came in: its rows that were not there already.
CREATE TABLE ledger_file (
    id SERIAL8,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX ledger_file_at ON ledger_file (at, id);

-- What is decided once of the accounts that stand in files.
CREATE TABLE ledger_account (
    id SERIAL8,
    -- The account's code, or its whole text when it has none; folded.
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- `waiting`, `it` or `not-it`; what it is in our ledger is said of the second.
    verdict TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    activity TEXT NOT NULL DEFAULT '',
    service_id BIGINT REFERENCES service (id),
    kind TEXT NOT NULL DEFAULT 'operating'
);
CREATE INDEX ledger_account_name ON ledger_account (name, id);

-- Which unit an administration of a file is; nothing while nobody has said.
CREATE TABLE ledger_place (
    id SERIAL8,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    unit_id BIGINT REFERENCES unit (id)
);
CREATE INDEX ledger_place_name ON ledger_place (name, id);

-- Who a supplier of a file is.
CREATE TABLE ledger_supplier (
    id SERIAL8,
    -- The organisation number, or the spelling when there is none.
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    -- `waiting`, `known` (it is the register's) or `own` (it is called as it stands).
    settled TEXT NOT NULL,
    supplier_id BIGINT REFERENCES supplier (id),
    -- The register's supplier that it looks like.
    near_id BIGINT REFERENCES supplier (id)
);
CREATE INDEX ledger_supplier_name ON ledger_supplier (name, id);

CREATE TABLE ledger_row (
    id SERIAL8,
    file_id BIGINT NOT NULL REFERENCES ledger_file (id),
    -- What tells the row from every other, in whatever file it stands.
    line TEXT NOT NULL UNIQUE,
    supplier TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    administration TEXT NOT NULL,
    account TEXT NOT NULL,
    invoice TEXT NOT NULL,
    -- In öre; below nothing for a credit.
    amount BIGINT NOT NULL,
    day TEXT NOT NULL,
    -- The day's year.
    year BIGINT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    account_id BIGINT NOT NULL REFERENCES ledger_account (id),
    place_id BIGINT NOT NULL REFERENCES ledger_place (id),
    supplier_id BIGINT NOT NULL REFERENCES ledger_supplier (id),
    -- Empty until it is in the ledger; then `booked`, or `known` when somebody had written it there by hand.
    how TEXT NOT NULL DEFAULT '',
    entry_id BIGINT UNIQUE REFERENCES ledger_entry (id),
    -- Grows when an import changes it.
    changes BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX ledger_row_file ON ledger_row (file_id, id);
CREATE INDEX ledger_row_account ON ledger_row (account_id);
CREATE INDEX ledger_row_place ON ledger_row (place_id);
CREATE INDEX ledger_row_supplier ON ledger_row (supplier_id, invoice, amount);
CREATE INDEX ledger_row_day ON ledger_row (day, id);
