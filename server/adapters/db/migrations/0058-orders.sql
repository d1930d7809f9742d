-- What the CRM's sales orders and deals say was sold, as last read.
CREATE TABLE crm_order (
  org_id bigint NOT NULL REFERENCES org,
  record_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('order', 'deal')),
  -- NULL: the CRM does not say whose it is
  account_id text,
  name text NOT NULL,
  stage text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  -- the deal that an order came from
  deal_id text,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'hidden', 'deleted')),
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (org_id, record_id)
);
CREATE INDEX crm_order_of_account ON crm_order (org_id, account_id);
CREATE INDEX crm_order_kept ON crm_order (org_id, kept_at);

-- Which order or deal an invoice bills.
CREATE TABLE order_bill (
  org_id bigint NOT NULL REFERENCES org,
  invoice_id text NOT NULL,
  order_id text NOT NULL,
  PRIMARY KEY (org_id, invoice_id, order_id)
);
CREATE INDEX order_bill_of_order ON order_bill (org_id, order_id);

-- What the org decided about selling on credit, from a day on; only added.
CREATE TABLE credit_control (
  org_id bigint NOT NULL REFERENCES org,
  control_id text NOT NULL,
  valid_from date NOT NULL,
  control jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, control_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['crm_order', 'order_bill', 'credit_control']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

REVOKE UPDATE, DELETE ON credit_control FROM huikuan_app;
