-- A session that another has vouched for: which provider, and whether it has seen two factors itself.
ALTER TABLE account_pass ADD COLUMN provider_id BIGINT;
ALTER TABLE account_pass ADD COLUMN has_factor BIGINT NOT NULL DEFAULT 0;
