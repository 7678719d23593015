-- When work on an import last said that it goes on. Apart from the import, whose row the work itself changes in one long
-- write: PostgreSQL refuses a write of a row that another has changed since it began.
CREATE TABLE import_beat (
    import_id BIGINT NOT NULL PRIMARY KEY REFERENCES import (id),
    work TEXT NOT NULL,
    at BIGINT NOT NULL
);
