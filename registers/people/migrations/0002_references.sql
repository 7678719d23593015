-- Each unit taken away is looked for here first; without these the whole table is read each time.
CREATE INDEX unit_merged ON unit (merged_into);
CREATE INDEX person_group_unit ON person_group (unit_id);
