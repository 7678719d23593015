-- Service reports (FITS): one a month, built by the clock and then never changed. The figures are kept as they were
-- counted, without personal data, so that nothing that happens to a person or a record later changes a report.
CREATE TABLE service_report (
    id SERIAL8,
    -- `2026-10`.
    month TEXT NOT NULL UNIQUE,
    built_at BIGINT NOT NULL,
    -- What lists show, out of the body.
    received BIGINT NOT NULL,
    solved BIGINT NOT NULL,
    still_open BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    -- All figures, as JSON.
    body TEXT NOT NULL
);

-- The same figures one by one, as a list of all months hands them out.
CREATE TABLE service_report_figure (
    id SERIAL8,
    report_id BIGINT NOT NULL REFERENCES service_report (id),
    month TEXT NOT NULL,
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    -- `number`, `minutes` or `percent`.
    measured TEXT NOT NULL,
    value BIGINT NOT NULL,
    -- Falling, it gives the newest month first and each month in its report's order.
    place BIGINT NOT NULL UNIQUE
);
CREATE INDEX service_report_figure_month ON service_report_figure (month, place);
CREATE INDEX service_report_figure_name ON service_report_figure (name, place);
--: sqlite
CREATE TRIGGER service_report_figure_is_written_once BEFORE UPDATE ON service_report_figure BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER service_report_figure_is_kept BEFORE DELETE ON service_report_figure BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER service_report_is_written_once BEFORE UPDATE ON service_report BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER service_report_is_kept BEFORE DELETE ON service_report BEGIN SELECT RAISE(ABORT, 'written once'); END;
--: postgres
CREATE TRIGGER service_report_figure_is_written_once BEFORE UPDATE OR DELETE ON service_report_figure FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER service_report_is_written_once BEFORE UPDATE OR DELETE ON service_report FOR EACH ROW EXECUTE FUNCTION written_once();
--: both
