-- What can be ordered, with its own fields, steps and approvals. A template is changed by a new version; an order keeps the
-- version that it was made from.
CREATE TABLE service_template (
    id SERIAL8,
    -- The version that holds now.
    number BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE TABLE template_version (
    id SERIAL8,
    template_id BIGINT NOT NULL REFERENCES service_template (id),
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    -- A service of the register of services; no rule of the database, since that register is a room of its own.
    service_id BIGINT,
    kind TEXT NOT NULL,
    group_id BIGINT REFERENCES person_group (id),
    impact BIGINT NOT NULL,
    urgency BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    UNIQUE (template_id, number)
);
CREATE TABLE template_question (
    version_id BIGINT NOT NULL REFERENCES template_version (id),
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    label_sv TEXT NOT NULL,
    label_en TEXT NOT NULL,
    -- One a line, for a question with choices.
    choices TEXT NOT NULL,
    is_required BIGINT NOT NULL,
    PRIMARY KEY (version_id, place)
);
CREATE TABLE template_step (
    version_id BIGINT NOT NULL REFERENCES template_version (id),
    place BIGINT NOT NULL,
    text TEXT NOT NULL,
    group_id BIGINT REFERENCES person_group (id),
    PRIMARY KEY (version_id, place)
);
CREATE TABLE template_approval (
    version_id BIGINT NOT NULL REFERENCES template_version (id),
    place BIGINT NOT NULL,
    -- Nobody by name: the leader of the unit that it is ordered for.
    approver_id BIGINT REFERENCES person (id),
    question TEXT NOT NULL,
    PRIMARY KEY (version_id, place)
);

-- What was answered in an order. A question that was left empty has no row.
CREATE TABLE ticket_order (
    ticket_id BIGINT PRIMARY KEY REFERENCES ticket (id),
    version_id BIGINT NOT NULL REFERENCES template_version (id)
);
CREATE TABLE ticket_order_answer (
    ticket_id BIGINT NOT NULL REFERENCES ticket_order (ticket_id),
    place BIGINT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (ticket_id, place)
);
