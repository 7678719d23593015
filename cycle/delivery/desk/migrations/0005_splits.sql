-- A part of a ticket that became a ticket of its own: where it came from, and how much of the dialogue moved.
CREATE TABLE ticket_split (
    into_id BIGINT PRIMARY KEY REFERENCES ticket (id),
    from_id BIGINT NOT NULL REFERENCES ticket (id),
    messages BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX ticket_split_from ON ticket_split (from_id, into_id);
