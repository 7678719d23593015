-- Who may see a file is said by what it belongs to alone: an internal message's files are the message's.
ALTER TABLE attachment DROP COLUMN is_internal;
