-- What is claimed beside the invoices: interest, late fees, compensation. Rows are only added; a balance is folded from them.

-- By what an org, or one account of it, charges. The latest holds.
CREATE TABLE charge_terms (
  org_id bigint NOT NULL REFERENCES org,
  terms_id text NOT NULL,
  -- null: the org's
  account_id text,
  body jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, terms_id)
);
CREATE INDEX charge_terms_of_account ON charge_terms (org_id, account_id, at DESC);

-- Published rates that an admin added to the tables that come with the product.
CREATE TABLE charge_rate (
  org_id bigint NOT NULL REFERENCES org,
  rate_id text NOT NULL,
  table_id text NOT NULL,
  from_on date NOT NULL,
  rate_ppm integer NOT NULL CHECK (rate_ppm >= 0),
  known_until date NOT NULL CHECK (known_until >= from_on),
  source text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, rate_id)
);

CREATE TABLE charge (
  org_id bigint NOT NULL REFERENCES org,
  charge_id text NOT NULL,
  account_id text NOT NULL,
  invoice_id text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('interest', 'late-fee', 'compensation')),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  formula jsonb NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, charge_id)
);
CREATE INDEX charge_of_account ON charge (org_id, account_id);
-- A day of an invoice is claimed once; so is what is claimed once.
CREATE UNIQUE INDEX charge_period_once ON charge (org_id, invoice_id, kind, from_on);
CREATE UNIQUE INDEX charge_once ON charge (org_id, invoice_id, kind) WHERE kind <> 'interest';

CREATE TABLE charge_act (
  org_id bigint NOT NULL REFERENCES org,
  act_id text NOT NULL,
  charge_id text NOT NULL,
  act text NOT NULL CHECK (act IN ('accepted', 'declined', 'waived', 'paid')),
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  on_day date NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, act_id)
);
CREATE INDEX charge_act_of_charge ON charge_act (org_id, charge_id, at);
-- A proposal is decided once.
CREATE UNIQUE INDEX charge_decided_once ON charge_act (org_id, charge_id) WHERE act IN ('accepted', 'declined');

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['charge_terms', 'charge_rate', 'charge', 'charge_act']::regclass[]
  LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION house.only_added()', each);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
