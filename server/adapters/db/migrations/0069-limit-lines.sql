-- Limits that somebody proposed for an account, in the account's own currency; only added.
CREATE TABLE limit_line (
  org_id bigint NOT NULL REFERENCES org,
  line_id uuid NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  -- as it was typed
  said_currency text NOT NULL,
  said_minor bigint NOT NULL CHECK (said_minor >= 0),
  parts jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  -- what was known then: the limit in force, and what the formulas gave
  before_minor bigint,
  reckoned_minor bigint,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  by_role text NOT NULL,
  on_day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, line_id),
  CHECK (valid_from <= valid_until)
);
CREATE INDEX limit_line_of_account ON limit_line (org_id, account_id, at);

-- One word on each, the last.
CREATE TABLE limit_verdict (
  org_id bigint NOT NULL REFERENCES org,
  line_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('approved', 'refused', 'withdrawn')),
  note text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  by_role text NOT NULL,
  on_day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, line_id)
);

-- What was written into the CRM because a line began or ended: once each, however often the round runs.
CREATE TABLE limit_step (
  org_id bigint NOT NULL REFERENCES org,
  line_id uuid NOT NULL,
  phase text NOT NULL CHECK (phase IN ('begins', 'ends')),
  amount_minor bigint NOT NULL,
  -- null: the CRM said so already
  writeback_id text,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, line_id, phase)
);

-- What the CRM said of an account's limit, whenever that changed: `at` is when the record was modified there.
CREATE TABLE limit_seen (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  at timestamptz NOT NULL,
  currency text,
  limit_minor bigint,
  PRIMARY KEY (org_id, account_id, at)
);

-- The formulas' figures and who may approve what, from a day on; only added.
CREATE TABLE limit_policy (
  org_id bigint NOT NULL REFERENCES org,
  policy_id uuid NOT NULL,
  valid_from date NOT NULL,
  body jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, policy_id)
);

-- What is known of limits so far is what the accounts say now. Their owner reads past the wall for this once.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
INSERT INTO limit_seen (org_id, account_id, at, currency, limit_minor)
  SELECT org_id, account_id, modified_at, currency, credit_limit_minor FROM account
  WHERE credit_limit_minor IS NOT NULL;
ALTER TABLE account FORCE ROW LEVEL SECURITY;

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['limit_line', 'limit_verdict', 'limit_policy']::regclass[]
  LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION house.only_added()', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['limit_line', 'limit_verdict', 'limit_step', 'limit_seen', 'limit_policy']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

REVOKE UPDATE, DELETE ON limit_line, limit_verdict, limit_policy FROM huikuan_app;
