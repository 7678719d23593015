-- By which rules the search indexes were made: none or others than the program's, and they are made again.
CREATE TABLE search_rules (rules BIGINT PRIMARY KEY);
