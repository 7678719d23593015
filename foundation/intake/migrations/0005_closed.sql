-- An import of a kind that not everybody who looks after the program may see, such as other people's invoices.
ALTER TABLE import ADD COLUMN is_closed BIGINT NOT NULL DEFAULT 0;
