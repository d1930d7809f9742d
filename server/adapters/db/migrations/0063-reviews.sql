-- Reviews of accounts. A completed one is never changed: the next one stands beside it.
CREATE TABLE review (
  org_id bigint NOT NULL REFERENCES org,
  review_id uuid NOT NULL,
  account_id text NOT NULL,
  -- the org's day
  on_day date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('keep', 'lower', 'raise', 'hold', 'papers')),
  rationale text NOT NULL,
  -- what was known of it then: its grade, and the day that it was reviewed for
  grade text NOT NULL,
  due_on date,
  again_on date,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, review_id),
  CHECK (again_on > on_day)
);
CREATE INDEX review_of_account ON review (org_id, account_id, at);

-- How often accounts are reviewed, from a day on; only added.
CREATE TABLE review_calendar (
  org_id bigint NOT NULL REFERENCES org,
  calendar_id uuid NOT NULL,
  valid_from date NOT NULL,
  body jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, calendar_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['review', 'review_calendar']::regclass[]
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

REVOKE UPDATE, DELETE ON review, review_calendar FROM huikuan_app;
