-- What an org scores by. Version 1 comes with the product and has no row; a later one counts from a day on.
CREATE TABLE scorecard_version (
  org_id bigint NOT NULL REFERENCES org,
  version integer NOT NULL CHECK (version > 1),
  -- the first day whose scores it makes
  valid_from date NOT NULL,
  card jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, version)
);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON scorecard_version
  FOR EACH ROW EXECUTE FUNCTION house.only_added();

-- The one that people are at work on, and what came of trying it on the past.
CREATE TABLE scorecard_draft (
  org_id bigint NOT NULL REFERENCES org,
  card jsonb NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  -- when a trial under way began; NULL when none is
  trial_at timestamptz,
  trial jsonb,
  PRIMARY KEY (org_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['scorecard_version', 'scorecard_draft']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
