-- A row here says that records of a kind are about to be put in place and taken back. It is never committed. PostgreSQL
-- does not take the numbers back that were given meanwhile, unless the counter was set anew in the same transaction:
-- then it is as before, and others wait for it. The numbers of the rehearsal lie far beyond what others may have taken.
-- A kind's table is called as the kind, perhaps with a word before it: `need`, `person_group`.
CREATE TABLE import_rehearsal (kind TEXT NOT NULL);
--: postgres
CREATE FUNCTION import_rehearsal_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    counter TEXT;
    taken BIGINT;
BEGIN
    FOR counter IN
        SELECT pg_get_serial_sequence(quote_ident(c.relname), 'id') FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND a.attidentity <> ''
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
          AND (c.relname = NEW.kind OR c.relname LIKE '%\_' || NEW.kind)
        ORDER BY c.relname
    LOOP
        EXECUTE 'SELECT last_value FROM ' || counter INTO taken;
        EXECUTE 'ALTER SEQUENCE ' || counter || ' RESTART WITH ' || taken + 1000000000;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER import_rehearsal_numbers BEFORE INSERT ON import_rehearsal
    FOR EACH ROW EXECUTE FUNCTION import_rehearsal_numbers();
--: both
