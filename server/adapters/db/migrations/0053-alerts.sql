-- Early warnings. A row is raised once, ends once and is acknowledged once; nothing else of it changes.
CREATE TABLE alert (
  org_id bigint NOT NULL REFERENCES org,
  alert_id text NOT NULL,
  -- NULL: about all of the org's receivables
  account_id text,
  trigger_name text NOT NULL,
  raised_on date NOT NULL,
  value double precision NOT NULL,
  figures jsonb NOT NULL,
  ended_on date,
  seen_at timestamptz,
  seen_by text,
  seen_by_name text,
  seen_note text,
  PRIMARY KEY (org_id, alert_id),
  CHECK (ended_on IS NULL OR ended_on >= raised_on),
  CHECK ((seen_at IS NULL) = (seen_note IS NULL))
);
-- One alert of a kind stands at a time.
CREATE UNIQUE INDEX alert_standing ON alert (org_id, trigger_name, account_id) NULLS NOT DISTINCT
  WHERE ended_on IS NULL;
CREATE INDEX alert_of_account ON alert (org_id, account_id, trigger_name, raised_on);

-- The org's own figures from a day on; only added.
CREATE TABLE alert_rules (
  org_id bigint NOT NULL REFERENCES org,
  rules_id text NOT NULL,
  valid_from date NOT NULL,
  thresholds jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, rules_id)
);

-- How often each trigger was right on the org's own past, as last measured.
CREATE TABLE alert_measure (
  org_id bigint NOT NULL REFERENCES org,
  as_of date NOT NULL,
  measured jsonb NOT NULL,
  PRIMARY KEY (org_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['alert', 'alert_rules', 'alert_measure']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

-- What was warned of stays as it was said.
REVOKE UPDATE, DELETE ON alert, alert_rules FROM huikuan_app;
GRANT UPDATE (ended_on, seen_at, seen_by, seen_by_name, seen_note) ON alert TO huikuan_app;
