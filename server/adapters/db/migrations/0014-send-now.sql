-- A person asks on the account's page that today's message leaves now, having seen which: one row for each press of the
-- button, by the page's own id. The org's next turn answers it, once.
CREATE TABLE send_request (
  org_id bigint NOT NULL REFERENCES org,
  request_id text NOT NULL,
  account_id text NOT NULL,
  as_of date NOT NULL,
  -- of what was shown
  digest text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- null until it is answered: planned; changed, when something else would leave by now; over, when its day is
  outcome text CHECK (outcome IN ('planned', 'changed', 'over')),
  dispatch_ids text[] NOT NULL DEFAULT '{}',
  answered_at timestamptz,
  PRIMARY KEY (org_id, request_id)
);
CREATE INDEX send_request_open ON send_request (org_id, asked_at) WHERE outcome IS NULL;
CREATE INDEX send_request_of_account ON send_request (org_id, account_id, as_of);

ALTER TABLE send_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE send_request FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON send_request
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
