-- One outage and many reports: a parent whose answers reach all who ask below it. A problem is a parent with a cause and,
-- once it is a known error, a workaround (ITIL 4).
ALTER TABLE ticket ADD COLUMN parent_id BIGINT REFERENCES ticket (id);
ALTER TABLE ticket ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN workaround TEXT NOT NULL DEFAULT '';
CREATE INDEX ticket_parent ON ticket (parent_id, id) WHERE parent_id IS NOT NULL;

-- Answers that are given again and again: a group's own, or everybody's. One that is retired stays for who wonders.
CREATE TABLE canned_answer (
    id SERIAL8,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    group_id BIGINT REFERENCES person_group (id),
    by_id BIGINT REFERENCES person (id),
    at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX canned_answer_title ON canned_answer (title, id) WHERE retired_at IS NULL;

-- Who is to approve, one after the other, and what each said. Rows are added and never changed: what was said stays said.
CREATE TABLE approval_step (
    id SERIAL8,
    ticket_id BIGINT NOT NULL REFERENCES ticket (id),
    place BIGINT NOT NULL,
    approver_id BIGINT NOT NULL REFERENCES person (id),
    asked_at BIGINT NOT NULL,
    asked_by BIGINT REFERENCES person (id),
    question TEXT NOT NULL,
    UNIQUE (ticket_id, place)
);
CREATE INDEX approval_step_approver ON approval_step (approver_id, ticket_id);
CREATE TABLE approval_word (
    id SERIAL8,
    step_id BIGINT NOT NULL UNIQUE REFERENCES approval_step (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
--: sqlite
CREATE TRIGGER approval_word_is_written_once BEFORE UPDATE ON approval_word BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER approval_word_is_kept BEFORE DELETE ON approval_word BEGIN SELECT RAISE(ABORT, 'written once'); END;
--: both
