-- What a state was told with, as the history keeps it: planned for when, parked until when, merged into which, found
-- how. Lines from before have none.
ALTER TABLE need_past ADD COLUMN detail TEXT NOT NULL DEFAULT '';
