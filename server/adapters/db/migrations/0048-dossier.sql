-- The credit file: what people know of an account beside its ledger. Rows are only added: a correction names what it
-- supersedes, a withdrawal ends an entry with a reason, so that what was known on any day can be told.
CREATE TABLE dossier_entry (
  org_id bigint NOT NULL REFERENCES org,
  entry_id text NOT NULL,
  account_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('statement', 'rating', 'fact', 'reference')),
  -- by kind; days as YYYY-MM-DD, money in minor units beside its currency
  body jsonb NOT NULL,
  source text NOT NULL,
  note text NOT NULL,
  on_day date NOT NULL,
  -- the first day on which it counts no more; null: until it is withdrawn
  expires_on date,
  -- one of the account's attachments in the CRM, and its name as the CRM had it
  file_id text,
  file_name text,
  supersedes text,
  -- the org's day
  recorded_on date NOT NULL,
  body_hash text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, entry_id),
  CHECK ((file_id IS NULL) = (file_name IS NULL))
);
CREATE INDEX dossier_entry_of_account ON dossier_entry (org_id, account_id, recorded_on);
-- What was corrected is corrected once: the next correction is of the correction.
CREATE UNIQUE INDEX dossier_superseded_once ON dossier_entry (org_id, supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE dossier_withdrawal (
  org_id bigint NOT NULL REFERENCES org,
  withdrawal_id text NOT NULL,
  entry_id text NOT NULL,
  on_day date NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, withdrawal_id)
);
CREATE UNIQUE INDEX dossier_withdrawn_once ON dossier_withdrawal (org_id, entry_id);

-- Who may write what. The latest holds.
CREATE TABLE dossier_rights (
  org_id bigint NOT NULL REFERENCES org,
  rights_id text NOT NULL,
  body jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, rights_id)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['dossier_entry', 'dossier_withdrawal', 'dossier_rights']::regclass[]
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
