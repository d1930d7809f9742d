-- Trade experience that an org shares with its trade: off until an administrator says otherwise, each word and each
-- export kept for ever. Rows are only added.
CREATE TABLE experience_sharing (
  org_id bigint NOT NULL REFERENCES org,
  sharing_id text NOT NULL,
  is_on boolean NOT NULL,
  purpose text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, sharing_id)
);

-- A customer allowed that its registration number stands beside its row.
CREATE TABLE experience_consent (
  org_id bigint NOT NULL REFERENCES org,
  consent_id text NOT NULL,
  account_id text NOT NULL,
  reg_no text NOT NULL,
  evidence text NOT NULL,
  given_on date NOT NULL,
  until_on date,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, consent_id)
);

CREATE TABLE experience_consent_end (
  org_id bigint NOT NULL REFERENCES org,
  consent_id text NOT NULL,
  on_day date NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, consent_id),
  FOREIGN KEY (org_id, consent_id) REFERENCES experience_consent
);

CREATE TABLE experience_export (
  org_id bigint NOT NULL REFERENCES org,
  export_id text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  purpose text NOT NULL,
  format text NOT NULL,
  -- every row that left
  rows jsonb NOT NULL,
  digest text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, export_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['experience_sharing', 'experience_consent', 'experience_consent_end', 'experience_export']::regclass[]
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
