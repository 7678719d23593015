-- A table that somebody brought: from the file to the report. State words are those of `State`.
CREATE TABLE import (
    id SERIAL8,
    by_person BIGINT NOT NULL,
    at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    file_bytes BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    found TEXT NOT NULL,
    mapping TEXT,
    layout_id BIGINT,
    digest TEXT,
    new_rows BIGINT NOT NULL DEFAULT 0,
    changed_rows BIGINT NOT NULL DEFAULT 0,
    same_rows BIGINT NOT NULL DEFAULT 0,
    refused_rows BIGINT NOT NULL DEFAULT 0,
    work TEXT,
    work_at BIGINT,
    trouble TEXT,
    done_at BIGINT,
    undone_rows BIGINT NOT NULL DEFAULT 0,
    kept_rows BIGINT NOT NULL DEFAULT 0,
    sheet_id BIGINT,
    is_tidy BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX import_by ON import (by_person, id);
CREATE INDEX import_state ON import (state, at);
CREATE INDEX import_hash ON import (file_hash, id);

-- The file's cells, packed and without what must not be kept; gone when the import is over.
CREATE TABLE import_part (
    import_id BIGINT NOT NULL REFERENCES import (id),
    part BIGINT NOT NULL,
    bytes BYTES NOT NULL,
    PRIMARY KEY (import_id, part)
);

-- What would become, or became, of each row. `cells` holds the row as read when it was refused, to be mended.
CREATE TABLE import_row (
    import_id BIGINT NOT NULL REFERENCES import (id),
    row_number BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    name TEXT NOT NULL,
    facts TEXT NOT NULL,
    cells TEXT,
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX import_row_outcome ON import_row (import_id, outcome, row_number);

-- What was made or changed, with what was there before: for undo.
CREATE TABLE import_record (
    import_id BIGINT NOT NULL REFERENCES import (id),
    place BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    before TEXT,
    before_version BIGINT NOT NULL,
    after_version BIGINT NOT NULL,
    undone TEXT,
    PRIMARY KEY (import_id, place)
);
CREATE INDEX import_record_of ON import_record (kind, record_id, after_version);

-- Layouts that were learned: the same one next month needs no questions.
CREATE TABLE import_layout (
    id SERIAL8,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    plain_fingerprint TEXT NOT NULL,
    signature TEXT NOT NULL,
    corrected TEXT NOT NULL,
    mapping TEXT NOT NULL,
    by_person BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    UNIQUE (kind, name)
);
CREATE INDEX import_layout_fingerprint ON import_layout (fingerprint);
CREATE INDEX import_layout_plain ON import_layout (plain_fingerprint);

-- Tables that were looked into and kept, until they have a room of their own.
CREATE TABLE sheet (
    id SERIAL8,
    import_id BIGINT NOT NULL,
    is_ready BIGINT NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    by_person BIGINT NOT NULL,
    at BIGINT NOT NULL,
    columns TEXT NOT NULL,
    about TEXT NOT NULL,
    row_count BIGINT NOT NULL
);
CREATE INDEX sheet_by ON sheet (by_person, id);
CREATE INDEX sheet_import ON sheet (import_id);
CREATE TABLE sheet_row (
    id SERIAL8,
    sheet_id BIGINT NOT NULL REFERENCES sheet (id),
    row_number BIGINT NOT NULL,
    cells TEXT NOT NULL
);
CREATE INDEX sheet_row_of ON sheet_row (sheet_id, row_number);

--: search sheet_row
