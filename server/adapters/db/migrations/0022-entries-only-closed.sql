-- What was known of money is closed, never changed: the program itself may do nothing else to an entry.
REVOKE UPDATE, DELETE ON ledger_entry FROM huikuan_app;
GRANT UPDATE (known_to) ON ledger_entry TO huikuan_app;
ALTER TABLE ledger_entry ADD CHECK (known_to > known_from);
