-- Courses: what is taught, for whom, and for how long it holds.
CREATE TABLE course (
    id SERIAL8,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL DEFAULT '',
    service_id BIGINT REFERENCES service (id),
    -- The unit that gives it.
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- Months for which it holds; none is for good.
    holds_months BIGINT,
    closed_at BIGINT,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX course_service ON course (service_id);
CREATE INDEX course_unit_id ON course (unit_id);

-- The roles that need it, and where: in these units and below them; without any, everywhere.
CREATE TABLE course_role (
    course_id BIGINT NOT NULL REFERENCES course (id),
    role TEXT NOT NULL,
    PRIMARY KEY (course_id, role)
);
CREATE TABLE course_unit (
    course_id BIGINT NOT NULL REFERENCES course (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (course_id, unit_id)
);
CREATE INDEX course_unit_unit ON course_unit (unit_id);

CREATE TABLE course_session (
    id SERIAL8,
    course_id BIGINT NOT NULL REFERENCES course (id),
    day TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    leader_id BIGINT REFERENCES person (id),
    -- `planned`, `held` or `cancelled`.
    state TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX course_session_course ON course_session (course_id, day, id);
CREATE INDEX course_session_leader ON course_session (leader_id);

-- Who has had a course, on which day and until when it holds.
CREATE TABLE course_taken (
    id SERIAL8,
    course_id BIGINT NOT NULL REFERENCES course (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    session_id BIGINT REFERENCES course_session (id),
    on_day TEXT NOT NULL,
    -- The last day on which it holds; none is for good.
    until_day TEXT,
    UNIQUE (course_id, person_id, on_day)
);
CREATE INDEX course_taken_person ON course_taken (person_id, course_id, until_day);
CREATE INDEX course_taken_session ON course_taken (session_id);

--: search course
