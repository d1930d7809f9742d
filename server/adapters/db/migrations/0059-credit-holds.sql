-- Somebody's word that an account may not buy on credit, or that it may again ("none"); only added, the last one counts.
CREATE TABLE credit_hold (
  org_id bigint NOT NULL REFERENCES org,
  hold_id text NOT NULL,
  account_id text NOT NULL,
  hold text NOT NULL CHECK (hold IN ('none', 'warn', 'block-orders', 'block-shipment')),
  reason text NOT NULL,
  placed_on date NOT NULL,
  until date,
  review_on date,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, hold_id),
  -- what is held has an end, or a day on which somebody looks again
  CHECK (hold = 'none' OR (until IS NULL) <> (review_on IS NULL)),
  CHECK (until IS NULL OR until >= placed_on),
  CHECK (review_on IS NULL OR review_on >= placed_on)
);
CREATE INDEX credit_hold_of_account ON credit_hold (org_id, account_id, at);

-- What somebody allowed beyond a limit, in the limit's currency; only added. Orders use it up by themselves.
CREATE TABLE credit_exception (
  org_id bigint NOT NULL REFERENCES org,
  exception_id text NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  said_currency text NOT NULL,
  said_minor bigint NOT NULL CHECK (said_minor > 0),
  limit_minor bigint NOT NULL,
  until date NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  by_role text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, exception_id)
);
CREATE INDEX credit_exception_of_account ON credit_exception (org_id, account_id, until);

-- What the CRM's account was last told of its hold.
CREATE TABLE hold_told (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  fields jsonb NOT NULL,
  PRIMARY KEY (org_id, account_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['credit_hold', 'credit_exception', 'hold_told']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

REVOKE UPDATE, DELETE ON credit_hold, credit_exception FROM huikuan_app;
