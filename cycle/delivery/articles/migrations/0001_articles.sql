-- Knowledge articles: one row an article, with its state's facts and the heads of its two languages.
CREATE TABLE article (
    id SERIAL8,
    -- The title in the first language that it has: what lists sort by.
    title TEXT NOT NULL,
    title_sv TEXT NOT NULL DEFAULT '',
    title_en TEXT NOT NULL DEFAULT '',
    -- What it says is numbered; each language says one of the numbers, 0 while it has no text.
    meaning BIGINT NOT NULL,
    meaning_sv BIGINT NOT NULL DEFAULT 0,
    meaning_en BIGINT NOT NULL DEFAULT 0,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    owner_id BIGINT REFERENCES person (id),
    service_id BIGINT REFERENCES service (id),
    -- `everybody`, `staff`, `it`, or `units`: those in article_unit and all below them.
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since BIGINT,
    reason TEXT NOT NULL DEFAULT '',
    review_on TEXT,
    -- Since when its review day has passed, as the clock has noted.
    due_since BIGINT,
    -- How many found what it says now helpful, and not.
    yes BIGINT NOT NULL DEFAULT 0,
    no BIGINT NOT NULL DEFAULT 0,
    external_id TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX article_title ON article (title, id, state, unit_id);
CREATE INDEX article_changed ON article (changed_at, id, state, unit_id);
CREATE INDEX article_state_changed ON article (state, changed_at, id);
CREATE INDEX article_no ON article (no, id);
CREATE INDEX article_owner ON article (owner_id, state);
CREATE INDEX article_service ON article (service_id, state);
CREATE INDEX article_unit_id ON article (unit_id, state);
CREATE INDEX article_review ON article (review_on) WHERE state = 'published';

CREATE TABLE article_unit (
    article_id BIGINT NOT NULL REFERENCES article (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (article_id, unit_id)
);
CREATE INDEX article_unit_unit ON article_unit (unit_id);

-- Every text that an article has had, in each language; never changed.
CREATE TABLE article_text (
    id SERIAL8,
    article_id BIGINT NOT NULL REFERENCES article (id),
    lang TEXT NOT NULL,
    revision BIGINT NOT NULL,
    meaning BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    -- What was changed, in the writer's words.
    note TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    by_id BIGINT REFERENCES person (id),
    UNIQUE (article_id, lang, revision)
);

-- Whether it helped: once for each person and meaning.
CREATE TABLE article_rating (
    article_id BIGINT NOT NULL REFERENCES article (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    meaning BIGINT NOT NULL,
    is_helpful BIGINT NOT NULL,
    word TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    PRIMARY KEY (article_id, meaning, person_id)
);
CREATE INDEX article_rating_person ON article_rating (person_id);

--: search article
