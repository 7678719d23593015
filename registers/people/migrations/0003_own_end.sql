-- The end that a role was given itself, beside the one that counts: the holder's last day may come first, and when that
-- day is moved the role may not outlive its own end. A role that a last day has cut before now keeps that end.
ALTER TABLE role_grant ADD COLUMN own_until_at BIGINT;
UPDATE role_grant SET own_until_at = until_at;
