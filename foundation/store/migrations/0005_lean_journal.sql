-- Kinds of actors and records, verbs and events are few words that stand in every line: each is stored once and a line
-- names it by its number. Whoever reads asks the view `journal`, which has the words. The chain's hashes are made of the
-- words, so a changed word breaks it as a changed line does. A line that says no more than its event holds no facts.
CREATE TABLE journal_word (id SERIAL8, word TEXT NOT NULL UNIQUE);
INSERT INTO journal_word (word)
    SELECT actor_kind FROM journal UNION SELECT verb FROM journal UNION SELECT event FROM journal UNION SELECT kind FROM journal;
CREATE TABLE journal_line (
    id SERIAL8,
    at BIGINT NOT NULL,
    actor_kind BIGINT NOT NULL,
    actor_id BIGINT,
    via BIGINT,
    verb BIGINT NOT NULL,
    event BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    facts TEXT NOT NULL
);
INSERT INTO journal_line (id, at, actor_kind, actor_id, via, verb, event, kind, subject_id, facts)
    SELECT j.id, j.at, a.id, j.actor_id, j.via, v.id, e.id, k.id, j.subject_id,
           CASE WHEN j.facts = 'null' THEN '' ELSE j.facts END
    FROM journal j JOIN journal_word a ON a.word = j.actor_kind JOIN journal_word v ON v.word = j.verb
    JOIN journal_word e ON e.word = j.event JOIN journal_word k ON k.word = j.kind ORDER BY j.id;
CREATE TABLE waiting_line (entry_id BIGINT PRIMARY KEY REFERENCES journal_line (id));
INSERT INTO waiting_line (entry_id) SELECT entry_id FROM outbox;
DROP TABLE outbox;
ALTER TABLE waiting_line RENAME TO outbox;
--: postgres
SELECT setval(pg_get_serial_sequence('journal_line', 'id'), GREATEST((SELECT last_value FROM journal_id_seq), 1),
              (SELECT is_called FROM journal_id_seq));
--: both
DROP TABLE journal;
CREATE INDEX journal_subject ON journal_line (kind, subject_id, id);
CREATE INDEX journal_actor ON journal_line (actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX journal_at ON journal_line (at, id);
CREATE VIEW journal AS
    SELECT line.id, line.at, actor_word.word AS actor_kind, line.actor_id, line.via, verb_word.word AS verb,
           event_word.word AS event, kind_word.word AS kind, line.subject_id,
           CASE WHEN line.facts = '' THEN 'null' ELSE line.facts END AS facts
    FROM journal_line line LEFT JOIN journal_word actor_word ON actor_word.id = line.actor_kind
    LEFT JOIN journal_word verb_word ON verb_word.id = line.verb
    LEFT JOIN journal_word event_word ON event_word.id = line.event
    LEFT JOIN journal_word kind_word ON kind_word.id = line.kind;
-- A link of the chain stands for all entries of consecutive numbers that were chained at once, and is the last one's.
ALTER TABLE seal ADD COLUMN entries BIGINT NOT NULL DEFAULT 1;

--: sqlite
UPDATE sqlite_sequence SET seq = COALESCE((SELECT MAX(id) FROM journal_line), 0) WHERE name = 'journal_line';
CREATE TRIGGER journal_line_is_written_once BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'the journal is written once'); END;
CREATE TRIGGER journal_line_is_kept BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'the journal is kept'); END;
CREATE TRIGGER journal_word_is_written_once BEFORE UPDATE ON journal_word BEGIN SELECT RAISE(ABORT, 'the journal is written once'); END;
CREATE TRIGGER journal_word_is_kept BEFORE DELETE ON journal_word BEGIN SELECT RAISE(ABORT, 'the journal is kept'); END;
--: postgres
CREATE TRIGGER journal_line_is_written_once BEFORE UPDATE OR DELETE ON journal_line FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER journal_word_is_written_once BEFORE UPDATE OR DELETE ON journal_word FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
