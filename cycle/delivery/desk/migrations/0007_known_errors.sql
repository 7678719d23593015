-- Known errors are few among all tickets, and are looked for while somebody types.
CREATE INDEX ticket_known_error ON ticket (id) WHERE workaround <> '';
