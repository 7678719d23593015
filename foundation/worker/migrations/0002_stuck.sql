-- Entries that a reader of the journal could not take and was led past, so that it can go on; given to it again on demand.
CREATE TABLE follower_stuck (
    follower TEXT NOT NULL,
    seq BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (follower, seq)
);
