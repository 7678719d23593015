-- Who has an answer under way, and when they last typed. No record of anything: it is forgotten within minutes.
CREATE TABLE ticket_writing (
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, person_id)
)
--: sqlite
WITHOUT ROWID
--: both
;
CREATE INDEX ticket_writing_at ON ticket_writing (at);
