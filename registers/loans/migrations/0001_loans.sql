-- What a borrower agrees to: a row is a version, never changed. The newest of the nearest unit above a loan holds.
CREATE TABLE loan_text (
    id SERIAL8,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    swedish TEXT NOT NULL,
    -- Empty when there is none.
    english TEXT NOT NULL DEFAULT '',
    made_at BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id)
);
CREATE INDEX loan_text_unit ON loan_text (unit_id, id);
CREATE INDEX loan_text_by ON loan_text (made_by);

-- A thing that somebody has for a while and is to give back. What holds now; how it came to be so stands in loan_step.
CREATE TABLE loan (
    id SERIAL8,
    asset_id BIGINT NOT NULL REFERENCES asset (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- Where the thing was when it was handed out.
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    out_on TEXT NOT NULL,
    -- Nobody when the operator did it.
    out_by BIGINT REFERENCES person (id),
    -- `new`, `good`, `worn` or `damaged`.
    out_condition TEXT NOT NULL,
    out_note TEXT NOT NULL DEFAULT '',
    accessories TEXT NOT NULL DEFAULT '',
    -- The day on which it is to be given back at the latest.
    due_on TEXT NOT NULL,
    -- The version of the text that the loan is given under; none when there was none.
    text_id BIGINT REFERENCES loan_text (id),
    signed_on TEXT,
    -- `borrower` or `guardian`; empty when nobody has signed.
    signed_by TEXT NOT NULL DEFAULT '',
    -- The guardian's name: personal data.
    signed_name TEXT NOT NULL DEFAULT '',
    -- `open`, `returned` or `lost`.
    state TEXT NOT NULL,
    -- The day on which it came back or was found to be lost.
    ended_on TEXT,
    back_condition TEXT NOT NULL DEFAULT '',
    back_note TEXT NOT NULL DEFAULT '',
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
-- A thing has one open loan.
CREATE UNIQUE INDEX loan__thing ON loan (asset_id) WHERE state = 'open';
CREATE INDEX loan_asset ON loan (asset_id, id);
CREATE INDEX loan_person ON loan (person_id, id);
CREATE INDEX loan_unit ON loan (unit_id, id);
CREATE INDEX loan_due ON loan (state, due_on, id);
CREATE INDEX loan_by_due ON loan (due_on, id);
CREATE INDEX loan_out ON loan (out_on, id);
CREATE INDEX loan_out_by ON loan (out_by);
CREATE INDEX loan_text_id ON loan (text_id);

-- What has happened to a loan: lines that are added and never changed.
CREATE TABLE loan_step (
    id SERIAL8,
    loan_id BIGINT NOT NULL REFERENCES loan (id),
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    what TEXT NOT NULL,
    -- The day that it is about.
    on_day TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX loan_step_loan ON loan_step (loan_id, id);
CREATE INDEX loan_step_by ON loan_step (by_id);

-- Damage that was noted on a loan, and who pays.
CREATE TABLE loan_damage (
    id SERIAL8,
    loan_id BIGINT NOT NULL REFERENCES loan (id),
    noted_on TEXT NOT NULL,
    what TEXT NOT NULL,
    -- Öre; none when nobody knows yet.
    cost BIGINT,
    -- `borrower`, `unit` or `insurance`.
    payer TEXT NOT NULL,
    -- `noted`, `billed`, `paid` or `waived`.
    state TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX loan_damage_loan ON loan_damage (loan_id, id);

-- Which reminders a borrower has had: each stage once for each day that was due.
CREATE TABLE loan_reminder (
    loan_id BIGINT NOT NULL REFERENCES loan (id),
    due_on TEXT NOT NULL,
    -- `soon`, `late` or `later`.
    stage TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (loan_id, due_on, stage)
);

-- Which reminders the management of a unit has had.
CREATE TABLE loan_call (
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    due_on TEXT NOT NULL,
    stage TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Things that were out then.
    things BIGINT NOT NULL,
    PRIMARY KEY (unit_id, due_on, stage)
);

--: search loan
