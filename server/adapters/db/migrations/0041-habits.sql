-- How an org's customers pay, counted once a day: invoices by days past due and by the weekday they were due on,
-- weighted by recency. `tally` is a list of [key, weight]; everybody's, and each account's own.
CREATE TABLE paying_habits (
  org_id bigint NOT NULL REFERENCES org,
  as_of date NOT NULL,
  settled integer NOT NULL,
  tally jsonb NOT NULL,
  levels jsonb,
  layers jsonb NOT NULL,
  -- the layers are tried once a month
  layers_on date NOT NULL,
  PRIMARY KEY (org_id)
);

CREATE TABLE paying_tally (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  tally jsonb NOT NULL,
  PRIMARY KEY (org_id, account_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['paying_habits', 'paying_tally']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
