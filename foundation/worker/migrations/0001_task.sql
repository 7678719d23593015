-- What runs by itself at intervals: who is running it until when, and how it went.
CREATE TABLE task (
    name TEXT PRIMARY KEY,
    leased_until BIGINT NOT NULL,
    last_run BIGINT NOT NULL,
    fault TEXT
);
