-- Contacts that happened although a limit spoke against them: kept like any other line, and read by whoever leads.
CREATE INDEX followup_beyond ON followup (org_id, happened_at DESC) WHERE body->'beyond' IS NOT NULL;
