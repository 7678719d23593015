-- A person's own ways of looking at a list.
CREATE TABLE saved_view (
    id SERIAL8,
    person_id BIGINT NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX saved_view_person ON saved_view (person_id, list, name);
