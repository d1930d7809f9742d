-- What the invoices' files were in a mail whose sending began: sent again it carries the same, or is refused.
ALTER TABLE dispatch ADD COLUMN files jsonb;
