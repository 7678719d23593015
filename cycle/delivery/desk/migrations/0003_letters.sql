-- Letters by what they became: whom an answer goes to by mail, and where the whole mail lies.
CREATE TABLE ticket_letter (
    letter_id BIGINT NOT NULL PRIMARY KEY,
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    -- The entry that it became; none when it became the ticket itself.
    message_id BIGINT REFERENCES ticket_message (id),
    -- Who sent it, when that is known.
    person_id BIGINT REFERENCES person (id)
);
CREATE INDEX ticket_letter_ticket ON ticket_letter (ticket_id, letter_id);
CREATE INDEX ticket_letter_message ON ticket_letter (message_id) WHERE message_id IS NOT NULL;
