-- Who pays for a group of accounts, by a person's word: its head office, or each for itself. Rows are only added; of those
-- whose day has come the latest holds.
CREATE TABLE group_payer (
  org_id bigint NOT NULL REFERENCES org,
  choice_id text NOT NULL,
  root_id text NOT NULL,
  together boolean NOT NULL,
  reason text NOT NULL,
  -- from that day's round on
  from_on date NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, choice_id)
);
CREATE INDEX group_payer_of_root ON group_payer (org_id, root_id, from_on DESC, at DESC);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON group_payer FOR EACH ROW EXECUTE FUNCTION house.only_added();

ALTER TABLE group_payer ENABLE ROW LEVEL SECURITY;
ALTER TABLE group_payer FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON group_payer
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));

CREATE INDEX account_of_parent ON account (org_id, parent_id) WHERE parent_id IS NOT NULL;

-- Whose invoices a head office's message names; empty: only those of the account that it went to.
ALTER TABLE dispatch ADD COLUMN member_ids text[] NOT NULL DEFAULT '{}';
CREATE INDEX dispatch_of_members ON dispatch USING gin (member_ids) WHERE member_ids <> '{}';

-- A cycle names an invoice, and an invoice may change its group: one step of one climb leaves once, whoever is written to.
DROP INDEX dispatch_once;
CREATE UNIQUE INDEX dispatch_once ON dispatch (org_id, rehearsed, currency, cycle, step, channel)
  WHERE state NOT IN ('held', 'cancelled', 'rejected');

-- What was read of a group ends when its members do.
CREATE INDEX judged_facts_of_groups ON judged_facts (org_id, account_id) WHERE known_to IS NULL AND body ? 'members';
