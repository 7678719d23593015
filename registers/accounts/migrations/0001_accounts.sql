-- How a person proves who they are. A person without a row has never been let in.
CREATE TABLE account (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    -- argon2id in PHC form; empty until the person has chosen a password.
    password TEXT NOT NULL DEFAULT '',
    password_at BIGINT,
    -- The password was set by somebody else: the person chooses their own before anything else.
    must_change BIGINT NOT NULL DEFAULT 0,
    disabled_at BIGINT,
    -- The second factor's key, since when it is asked for, and the last time step whose code was used.
    factor_key BYTES,
    factor_at BIGINT,
    factor_step BIGINT NOT NULL DEFAULT 0,
    -- A second factor that is being turned on: its key, when that was begun, and from which session.
    new_key BYTES,
    new_key_at BIGINT,
    new_key_via BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);

-- What lets somebody in without the password: a browser's session, a sign-in that still lacks the second factor
-- (`half`), or a program's token. One table, so that the journal's `via` names one of them and no other.
CREATE TABLE account_pass (
    id SERIAL8,
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    -- A token's name; a session has none.
    name TEXT NOT NULL DEFAULT '',
    -- What a token may do: `whole`, `read` or `kinds`; for `kinds` which, and whether it may change them.
    reach TEXT NOT NULL DEFAULT 'whole',
    kinds TEXT NOT NULL DEFAULT '',
    writes BIGINT NOT NULL DEFAULT 0,
    address TEXT NOT NULL DEFAULT '',
    agent TEXT NOT NULL DEFAULT '',
    made_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    -- It lapses when it has not been used for so many seconds; 0 is never.
    idle_s BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX account_pass_person ON account_pass (person_id, kind, id);
CREATE INDEX account_pass_ends ON account_pass (ends_at);

-- One-time links: an invitation, a new password, the first set-up.
CREATE TABLE account_link (
    id SERIAL8,
    hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX account_link_person ON account_link (person_id);
CREATE INDEX account_link_ends ON account_link (ends_at);

-- Recovery codes for who has lost the second factor; each is used once.
CREATE TABLE account_code (
    person_id BIGINT NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person_id, hash)
);

-- Tries at signing in, counted for each account and address. Neither is stored in clear.
CREATE TABLE attempt (
    hash TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    failed_at BIGINT NOT NULL,
    -- Being looked at now, and when the last of them began.
    pending BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- Nothing is looked at before this.
    until_at BIGINT NOT NULL
);
CREATE INDEX attempt_begun ON attempt (begun_at);
