-- What people are shown of a message without parsing its bytes, and the step's threshold on that day.
ALTER TABLE dispatch ADD COLUMN days integer NOT NULL DEFAULT 0;
ALTER TABLE dispatch ADD COLUMN body_text text;

-- A refused message provably reached nobody, so it must not block the same step to a better address.
DROP INDEX dispatch_once;
CREATE UNIQUE INDEX dispatch_once ON dispatch (org_id, rehearsed, account_group, currency, cycle, step, channel)
  WHERE state NOT IN ('held', 'cancelled', 'rejected');
DROP INDEX dispatch_one_a_day;
CREATE UNIQUE INDEX dispatch_one_a_day ON dispatch (org_id, rehearsed, account_group, currency, as_of)
  WHERE state NOT IN ('held', 'cancelled', 'rejected');
CREATE INDEX dispatch_leased ON dispatch (org_id, lease_until) WHERE state IN ('claimed', 'sending');

-- The same thing is queued for the CRM once, however often the work around it is repeated.
CREATE UNIQUE INDEX writeback_once ON writeback (org_id, module, external_id) WHERE external_id IS NOT NULL;
