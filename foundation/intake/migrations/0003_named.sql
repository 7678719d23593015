-- The records that a refused row names besides the one that it is about: who may not read one may not read the row.
ALTER TABLE import_row ADD COLUMN named TEXT;
