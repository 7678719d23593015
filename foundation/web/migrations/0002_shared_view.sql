-- A view that some keep together, such as a group: its number in the room that knows it. Nobody's but the person's when
-- there is none.
ALTER TABLE saved_view ADD COLUMN circle_id BIGINT;
CREATE INDEX saved_view_circle ON saved_view (list, circle_id, name) WHERE circle_id IS NOT NULL;
