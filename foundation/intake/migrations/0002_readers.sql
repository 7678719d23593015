-- The record that a row was found to be about: whoever may not read the record is not shown the row's content.
ALTER TABLE import_row ADD COLUMN record_id BIGINT;
CREATE INDEX import_record_row ON import_record (import_id, row_number);
