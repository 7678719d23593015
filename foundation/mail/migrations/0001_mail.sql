-- Addresses that mail comes to and goes from. Settings are JSON without secrets; those lie sealed beside.
CREATE TABLE mailbox (
    id SERIAL8,
    name TEXT NOT NULL,
    address TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    settings TEXT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    why TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    uid_validity BIGINT NOT NULL DEFAULT 0,
    uid_seen BIGINT NOT NULL DEFAULT 0,
    checked_at BIGINT NOT NULL DEFAULT 0,
    fault TEXT NOT NULL DEFAULT '',
    leased_until BIGINT NOT NULL DEFAULT 0
);

-- What opens the doors of a mailbox, sealed with a key that lies outside the database.
CREATE TABLE mailbox_secret (
    mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
    word TEXT NOT NULL,
    sealed BYTES NOT NULL,
    PRIMARY KEY (mailbox_id, word)
);

-- Mail that has come in. The raw mail lies among the files; `same` tells the same mail when it comes again.
CREATE TABLE letter_in (
    id SERIAL8,
    mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
    same TEXT NOT NULL,
    message_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    sender TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    faults TEXT NOT NULL,
    envelope TEXT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    why TEXT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    next_try BIGINT NOT NULL,
    became_kind TEXT,
    became_id BIGINT
);
CREATE UNIQUE INDEX letter_in_same ON letter_in (mailbox_id, same);
CREATE INDEX letter_in_message ON letter_in (message_id);
CREATE INDEX letter_in_state ON letter_in (state, next_try, id);
CREATE INDEX letter_in_at ON letter_in (at, id);
CREATE INDEX letter_in_state_at ON letter_in (state, at, id);
CREATE INDEX letter_in_from ON letter_in (mailbox_id, from_address, at);
CREATE INDEX letter_in_became ON letter_in (became_kind, became_id, at);
CREATE INDEX letter_in_aside ON letter_in (mailbox_id, state, state_at);

-- Mail that is to go out, one row for each recipient.
CREATE TABLE letter_out (
    id SERIAL8,
    mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
    message_id TEXT NOT NULL UNIQUE,
    about_kind TEXT NOT NULL,
    about_id BIGINT NOT NULL,
    written_by TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    answers TEXT NOT NULL,
    enclosed TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    next_try BIGINT NOT NULL,
    said TEXT NOT NULL DEFAULT ''
);
CREATE INDEX letter_out_state ON letter_out (state, next_try, id);
CREATE INDEX letter_out_at ON letter_out (at, id);
CREATE INDEX letter_out_state_at ON letter_out (state, at, id);
CREATE INDEX letter_out_about ON letter_out (about_kind, about_id, at);
CREATE INDEX letter_out_to ON letter_out (to_address, at);

-- Addresses that no mail is sent to, as it came back.
CREATE TABLE mail_stop (
    id SERIAL8,
    address TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    status TEXT NOT NULL,
    said TEXT NOT NULL,
    letter_out_id BIGINT NOT NULL REFERENCES letter_out (id)
);
