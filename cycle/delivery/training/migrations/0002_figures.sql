-- What was held and had in a month is counted for the reports of it.
CREATE INDEX course_session_held ON course_session (day) WHERE state = 'held';
CREATE INDEX course_taken_day ON course_taken (on_day, person_id);
