-- What losses and the cost of credit are reckoned by: proposed by one person, approved by another; only added.
CREATE TABLE provision_version (
  org_id bigint NOT NULL REFERENCES org,
  version integer NOT NULL CHECK (version > 0),
  client_id uuid NOT NULL,
  terms jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, version),
  UNIQUE (org_id, client_id)
);

CREATE TABLE provision_approval (
  org_id bigint NOT NULL REFERENCES org,
  version integer NOT NULL,
  holds_from date NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, version)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['provision_version', 'provision_approval']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

REVOKE UPDATE, DELETE ON provision_version, provision_approval FROM huikuan_app;
