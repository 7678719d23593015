-- Whom agreements are made with. One that was merged stays, and leads to the one that it is.
CREATE TABLE supplier (
    id SERIAL8,
    name TEXT NOT NULL,
    -- The organisation number as it is shown; empty when it is not known.
    number TEXT NOT NULL DEFAULT '',
    -- The same as it is compared; empty for a merged supplier too.
    number_key TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    merged_into BIGINT REFERENCES supplier (id),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX supplier_number ON supplier (number_key) WHERE number_key <> '';
CREATE INDEX supplier_name ON supplier (name, id);
CREATE INDEX supplier_changed ON supplier (changed_at, id);
CREATE INDEX supplier_merged ON supplier (merged_into) WHERE merged_into IS NOT NULL;

-- Every way in which a supplier is written, its name among them.
CREATE TABLE supplier_spelling (
    id SERIAL8,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    text TEXT NOT NULL,
    -- Case and blanks folded: no two suppliers are written alike.
    key TEXT NOT NULL UNIQUE,
    -- Without legal form, country and signs: what likely doubles have in common.
    bare TEXT NOT NULL
);
CREATE INDEX supplier_spelling_supplier ON supplier_spelling (supplier_id, id);

CREATE TABLE supplier_contact (
    id SERIAL8,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    mail TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT ''
);
CREATE INDEX supplier_contact_supplier ON supplier_contact (supplier_id, id);

CREATE TABLE agreement (
    id SERIAL8,
    name TEXT NOT NULL,
    -- The number in the diary or with the supplier.
    reference TEXT NOT NULL DEFAULT '',
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    owner_role TEXT NOT NULL,
    owner_id BIGINT REFERENCES person (id),
    kind TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    ceiling BIGINT,
    -- Data-processing agreement: `yes`, `no` or `not-needed`.
    processing TEXT NOT NULL,
    processing_note TEXT NOT NULL DEFAULT '',
    start_day TEXT NOT NULL,
    initial_months BIGINT NOT NULL,
    -- The last day by what is decided; nothing while it may go on.
    last_day TEXT,
    -- The day on which it came into the register.
    known_from TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX agreement_name ON agreement (name, id, unit_id);
CREATE INDEX agreement_start ON agreement (start_day, id, unit_id);
CREATE INDEX agreement_unit ON agreement (unit_id, last_day);
CREATE INDEX agreement_owner ON agreement (owner_id, last_day);
CREATE INDEX agreement_supplier ON agreement (supplier_id, name, id);

-- What holds from a day: the first row with the agreement, one more for each change. Written once.
CREATE TABLE agreement_conditions (
    id SERIAL8,
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    from_day TEXT NOT NULL,
    renewal TEXT NOT NULL,
    renewal_months BIGINT NOT NULL,
    renewals_at_most BIGINT,
    notice BIGINT NOT NULL,
    notice_unit TEXT NOT NULL,
    lead_days BIGINT NOT NULL,
    -- In öre a year; nothing when it goes on as it was. The first row has one.
    price BIGINT,
    -- In hundredths of a per cent.
    indexed BIGINT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX agreement_conditions_agreement ON agreement_conditions (agreement_id, from_day, id);

-- What was decided of a term, the latest counting; `nobody` when its notice day passed without. Written once.
CREATE TABLE agreement_decision (
    id SERIAL8,
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    term BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    -- Of a cancellation: the last day.
    last_day TEXT,
    reason TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX agreement_decision_agreement ON agreement_decision (agreement_id, id);

-- The one term of an agreement that waits for a decision, reckoned anew each time the agreement changes.
CREATE TABLE agreement_term (
    agreement_id BIGINT PRIMARY KEY REFERENCES agreement (id),
    term BIGINT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    decide_by TEXT NOT NULL,
    notice_by TEXT NOT NULL,
    -- Ninety and thirty days before it must be decided.
    soon_from TEXT NOT NULL,
    now_from TEXT NOT NULL,
    ending TEXT NOT NULL,
    -- For a year, in öre.
    price BIGINT NOT NULL
);
CREATE INDEX agreement_term_decide ON agreement_term (decide_by, agreement_id);
CREATE INDEX agreement_term_notice ON agreement_term (notice_by, agreement_id);
CREATE INDEX agreement_term_soon ON agreement_term (soon_from, agreement_id);

-- What an agreement costs in a year by its terms, in öre.
CREATE TABLE agreement_year (
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    year BIGINT NOT NULL,
    -- Of terms that nobody can leave any more.
    committed BIGINT NOT NULL,
    -- Of all terms, when what renews by itself does.
    expected BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, year)
);
CREATE INDEX agreement_year_year ON agreement_year (year, agreement_id);

-- Reminders that were told, each once; the same stage again when the day has moved.
CREATE TABLE agreement_alert (
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    term BIGINT NOT NULL,
    stage TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, term, stage, day)
);

-- Calendars of notice days at secret addresses, of which only the hash is kept.
CREATE TABLE agreement_feed (
    id SERIAL8,
    person_id BIGINT NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX agreement_feed_person ON agreement_feed (person_id, id);

--: search supplier
--: search agreement
--: sqlite
CREATE TRIGGER agreement_conditions_are_written_once BEFORE UPDATE ON agreement_conditions BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER agreement_conditions_are_kept BEFORE DELETE ON agreement_conditions BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER agreement_decision_is_written_once BEFORE UPDATE ON agreement_decision BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER agreement_decision_is_kept BEFORE DELETE ON agreement_decision BEGIN SELECT RAISE(ABORT, 'written once'); END;
--: postgres
CREATE TRIGGER agreement_conditions_are_written_once BEFORE UPDATE OR DELETE ON agreement_conditions FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER agreement_decision_is_written_once BEFORE UPDATE OR DELETE ON agreement_decision FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
