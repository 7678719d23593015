-- What happened in a month is counted for the reports of it: when work ended, when it began again, what was rated and
-- what time was spent. Each holds only the rows that it counts.
CREATE INDEX ticket_past_ended ON ticket_past (from_at, ticket_id) WHERE state IN ('resolved', 'closed', 'merged');
CREATE INDEX ticket_past_again ON ticket_past (from_at, ticket_id) WHERE state = 'open' AND place > 2;
CREATE INDEX ticket_rated ON ticket (rated_at, rating) WHERE rated_at IS NOT NULL;
CREATE INDEX ticket_time_day ON ticket_time (day, minutes);
