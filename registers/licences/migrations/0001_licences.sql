-- What may be used of a program, and by how many: one row a licence. What the columns after `changed_at` hold is reckoned
-- from the other tables, anew with each change and on the day `stale_from`.
CREATE TABLE licence (
    id SERIAL8,
    product TEXT NOT NULL,
    supplier_id BIGINT REFERENCES supplier (id),
    service_id BIGINT REFERENCES service (id),
    agreement_id BIGINT REFERENCES agreement (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    owner_role TEXT NOT NULL,
    -- `seat`, `site`, `staff`, `pupil` or `device`.
    metric TEXT NOT NULL,
    -- Whose people or devices are counted, with all beneath; the licence's own unit when nothing is said.
    count_unit_id BIGINT REFERENCES unit (id),
    category_id BIGINT REFERENCES asset_category (id),
    model_id BIGINT REFERENCES asset_model (id),
    -- Month and day, `03-15`; empty when it is counted on no certain day.
    count_day TEXT NOT NULL DEFAULT '',
    -- `clock` or `hand`.
    counts_by TEXT NOT NULL,
    -- What may be used beyond what is bought, in hundredths of a per cent.
    allowed BIGINT NOT NULL DEFAULT 0,
    -- `renews` or `ends`.
    after_term TEXT NOT NULL,
    -- What the price is expected to rise by at each renewal, in hundredths of a per cent.
    indexed BIGINT NOT NULL DEFAULT 0,
    -- `approved`, `trial`, `denied`, `leaving`; empty when nobody has said.
    approval TEXT NOT NULL DEFAULT '',
    approved_until TEXT,
    about TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    bought BIGINT,
    counted BIGINT,
    counted_on TEXT,
    -- What must be bought besides, and what nobody uses.
    over_use BIGINT NOT NULL DEFAULT 0,
    under_use BIGINT NOT NULL DEFAULT 0,
    ends_on TEXT,
    -- Öre of this year.
    year_cost BIGINT NOT NULL DEFAULT 0,
    next_count TEXT,
    -- The count day that was told to have passed without a count.
    missed_on TEXT,
    stale_from TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX licence_product ON licence (product, id);
CREATE INDEX licence_unit ON licence (unit_id, product, id);
CREATE INDEX licence_supplier ON licence (supplier_id);
CREATE INDEX licence_agreement ON licence (agreement_id);
CREATE INDEX licence_service ON licence (service_id);
CREATE INDEX licence_count_unit_id ON licence (count_unit_id);
CREATE INDEX licence_category ON licence (category_id);
CREATE INDEX licence_model ON licence (model_id);
CREATE INDEX licence_cost ON licence (year_cost, id);
CREATE INDEX licence_next ON licence (next_count);
CREATE INDEX licence_stale ON licence (stale_from);
CREATE INDEX licence_ends ON licence (ends_on);

-- What is bought from a day to another, both among them. Written once: of a number the latest row holds, those before it
-- are what was corrected.
CREATE TABLE licence_term (
    id SERIAL8,
    licence_id BIGINT NOT NULL REFERENCES licence (id),
    number BIGINT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    -- Nothing when it is for a whole site.
    count BIGINT,
    -- Öre, for a period.
    price BIGINT NOT NULL,
    -- `month` or `year`.
    period TEXT NOT NULL,
    -- `each` or `whole`.
    per TEXT NOT NULL,
    -- 1 when the price was the agreement's.
    is_agreed BIGINT NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX licence_term_licence ON licence_term (licence_id, number, id);
CREATE INDEX licence_term_by ON licence_term (by_id);

-- What was bought besides within a term, and what is to be bought less of at the next. Written once.
CREATE TABLE licence_decision (
    id SERIAL8,
    licence_id BIGINT NOT NULL REFERENCES licence (id),
    -- `true-up` or `reduce`.
    what TEXT NOT NULL,
    -- The term that it was made in.
    term BIGINT NOT NULL,
    from_day TEXT NOT NULL,
    count BIGINT NOT NULL,
    -- Öre of the rest of the term.
    amount BIGINT,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX licence_decision_licence ON licence_decision (licence_id, id);
CREATE INDEX licence_decision_by ON licence_decision (by_id);

-- How many there were on a day. Written once.
CREATE TABLE licence_count (
    id SERIAL8,
    licence_id BIGINT NOT NULL REFERENCES licence (id),
    day TEXT NOT NULL,
    counted BIGINT NOT NULL,
    -- What was bought on that day; nothing when no term held.
    bought BIGINT,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX licence_count_licence ON licence_count (licence_id, day, id);
CREATE INDEX licence_count_by ON licence_count (by_id);

-- Who or what was counted: a person or a device, and where.
CREATE TABLE licence_count_line (
    id SERIAL8,
    count_id BIGINT NOT NULL REFERENCES licence_count (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    person_id BIGINT REFERENCES person (id),
    asset_id BIGINT REFERENCES asset (id)
);
CREATE INDEX licence_count_line_count ON licence_count_line (count_id, person_id, asset_id);
CREATE INDEX licence_count_line_person ON licence_count_line (person_id);
CREATE INDEX licence_count_line_asset ON licence_count_line (asset_id);
CREATE INDEX licence_count_line_unit ON licence_count_line (unit_id);

-- The same by unit, for those who read numbers and no names.
CREATE TABLE licence_count_unit (
    count_id BIGINT NOT NULL REFERENCES licence_count (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    counted BIGINT NOT NULL,
    PRIMARY KEY (count_id, unit_id)
);
CREATE INDEX licence_count_unit_unit ON licence_count_unit (unit_id);

-- Who has a seat, from a day and perhaps until another, that one not counted.
CREATE TABLE licence_seat (
    id SERIAL8,
    licence_id BIGINT NOT NULL REFERENCES licence (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    from_day TEXT NOT NULL,
    until_day TEXT,
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX licence_seat_licence ON licence_seat (licence_id, until_day, person_id);
CREATE INDEX licence_seat_person ON licence_seat (person_id, until_day);
CREATE INDEX licence_seat_by ON licence_seat (by_id);
CREATE UNIQUE INDEX licence_seat_once ON licence_seat (licence_id, person_id) WHERE until_day IS NULL;

-- What a licence costs in a year, in öre.
CREATE TABLE licence_year (
    licence_id BIGINT NOT NULL REFERENCES licence (id),
    year BIGINT NOT NULL,
    -- Of terms that are agreed.
    committed BIGINT NOT NULL,
    -- With the renewals that are expected.
    expected BIGINT NOT NULL,
    PRIMARY KEY (licence_id, year)
);
CREATE INDEX licence_year_year ON licence_year (year, licence_id);

--: search licence
--: sqlite
CREATE TRIGGER licence_term_is_written_once BEFORE UPDATE ON licence_term BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER licence_decision_is_written_once BEFORE UPDATE ON licence_decision BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER licence_count_is_written_once BEFORE UPDATE ON licence_count BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER licence_count_line_is_written_once BEFORE UPDATE ON licence_count_line BEGIN SELECT RAISE(ABORT, 'written once'); END;
--: postgres
CREATE TRIGGER licence_term_is_written_once BEFORE UPDATE ON licence_term FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER licence_decision_is_written_once BEFORE UPDATE ON licence_decision FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER licence_count_is_written_once BEFORE UPDATE ON licence_count FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER licence_count_line_is_written_once BEFORE UPDATE ON licence_count_line FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
