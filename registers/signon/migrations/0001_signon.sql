-- Others who say who somebody is, as an administrator has set them up. The secret lies sealed, with a key outside the database.
CREATE TABLE signon_provider (
    id SERIAL8,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client TEXT NOT NULL,
    secret BYTES,
    -- Words parted by blanks: what is asked for, and which words of the provider mean two factors.
    scopes TEXT NOT NULL,
    factor_words TEXT NOT NULL,
    -- Domains whose proven addresses join accounts that were never opened; none joins none.
    domains TEXT NOT NULL,
    -- The provider proves a person anew when the last proof is older; 0 is never.
    fresh_minutes BIGINT NOT NULL,
    is_on BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 1
);

-- Who somebody is there: the provider's issuer and subject, and nothing else.
CREATE TABLE signon_link (
    id SERIAL8,
    person_id BIGINT NOT NULL REFERENCES person (id),
    provider_id BIGINT NOT NULL REFERENCES signon_provider (id),
    subject TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    UNIQUE (provider_id, subject),
    UNIQUE (person_id, provider_id)
);

-- Ways to a provider and back that have been answered: none is answered twice.
CREATE TABLE signon_answered (
    hash TEXT PRIMARY KEY,
    ends_at BIGINT NOT NULL
);
CREATE INDEX signon_answered_ends ON signon_answered (ends_at);
