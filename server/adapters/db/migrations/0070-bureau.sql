-- Credit bureaus: how an org gets in, what was ordered about an account, and what became of each order.
ALTER TABLE dossier_entry DROP CONSTRAINT dossier_entry_kind_check;
ALTER TABLE dossier_entry ADD CONSTRAINT dossier_entry_kind_check
  CHECK (kind IN ('statement', 'rating', 'fact', 'reference', 'bureau'));

CREATE TABLE bureau_access (
  org_id bigint PRIMARY KEY REFERENCES org,
  bureau text NOT NULL,
  username text NOT NULL,
  secret_sealed text NOT NULL,
  -- what one report costs by the org's contract
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  currency text NOT NULL,
  months_valid integer NOT NULL CHECK (months_valid BETWEEN 1 AND 24),
  -- the roles that may order
  askers jsonb NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  saved_at timestamptz NOT NULL
);

-- Committed before the bureau is asked, so that no crash orders twice. Rows are only added.
CREATE TABLE bureau_order (
  org_id bigint NOT NULL REFERENCES org,
  order_id text NOT NULL,
  account_id text NOT NULL,
  bureau text NOT NULL,
  country text NOT NULL,
  reg_no text NOT NULL,
  company_id text NOT NULL,
  company_name text NOT NULL,
  cost_minor bigint NOT NULL,
  currency text NOT NULL,
  -- the org's day
  on_day date NOT NULL,
  body_hash text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, order_id)
);
CREATE INDEX bureau_order_of_account ON bureau_order (org_id, account_id, on_day);

-- An order without a row here has no known end. Rows are only added.
CREATE TABLE bureau_outcome (
  org_id bigint NOT NULL REFERENCES org,
  order_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('reported', 'refused', 'in-doubt')),
  -- the bureau's own words where it gave no report
  said text NOT NULL,
  -- what it answered, whole
  report jsonb,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, order_id),
  FOREIGN KEY (org_id, order_id) REFERENCES bureau_order,
  CHECK (state <> 'reported' OR report IS NOT NULL)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['bureau_order', 'bureau_outcome']::regclass[]
  LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION house.only_added()', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['bureau_access', 'bureau_order', 'bureau_outcome']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
