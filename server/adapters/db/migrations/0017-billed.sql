-- Who was billed for the invoice that carries the message; null with those of before: whoever it went to. The CRM may say
-- later that the invoice is somebody else's: they have not been asked yet, and a step that was told to the wrong debtor
-- does not keep it from the right one.
ALTER TABLE dispatch ADD COLUMN billed_id text;

DROP INDEX dispatch_once;
CREATE UNIQUE INDEX dispatch_once ON dispatch (org_id, rehearsed, currency, cycle, step, channel, coalesce(billed_id, account_id))
  WHERE state NOT IN ('held', 'cancelled', 'rejected');
