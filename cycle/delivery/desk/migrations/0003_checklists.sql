-- What is to be done before a ticket is solved, step by step: who ticked each, and when.
CREATE TABLE ticket_step (
    id SERIAL8,
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    place BIGINT NOT NULL,
    text TEXT NOT NULL,
    -- The group whose work the step is; anybody's of the desk when there is none.
    group_id BIGINT REFERENCES person_group (id),
    added_at BIGINT NOT NULL,
    added_by BIGINT REFERENCES person (id),
    done_at BIGINT,
    done_by BIGINT REFERENCES person (id)
);
CREATE INDEX ticket_step_ticket ON ticket_step (ticket_id, place, id);
