-- Whose record it is that cannot be read: its account's figures are not whole, and nobody may act on them.
ALTER TABLE quarantine ADD COLUMN account_id text;
CREATE INDEX quarantine_of_account ON quarantine (org_id, account_id) WHERE account_id IS NOT NULL;
