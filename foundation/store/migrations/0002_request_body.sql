-- What came with the key: the same key with another body is a program's mistake and is told as one.
ALTER TABLE request_key ADD COLUMN body TEXT;
