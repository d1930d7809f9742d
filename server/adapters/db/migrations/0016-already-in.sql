-- What our books had of its invoices when a promise or a plan was given, by entry and in minor units: it cannot keep it.
-- Empty for those of before: their own day counts for them as it always did.
ALTER TABLE promise ADD COLUMN already_in jsonb NOT NULL DEFAULT '{}';
ALTER TABLE payment_plan ADD COLUMN already_in jsonb NOT NULL DEFAULT '{}';
