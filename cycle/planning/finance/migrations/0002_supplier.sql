-- What was spent with a supplier.
CREATE INDEX ledger_entry_supplier ON ledger_entry (supplier, line_id) WHERE stage = 'actual';
