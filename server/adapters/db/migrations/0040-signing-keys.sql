-- Keys with which an org's mail is signed. Until its public half was found in the domain name system a key signs nothing.
CREATE TABLE signing_key (
  org_id bigint NOT NULL REFERENCES org,
  domain text NOT NULL,
  selector text NOT NULL,
  -- what has to stand after "p=" at "selector._domainkey.domain"
  public_key text NOT NULL,
  private_key_sealed text NOT NULL,
  made_at timestamptz NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  proven_at timestamptz,
  PRIMARY KEY (org_id, domain, selector)
);

DO $wall$
BEGIN
  ALTER TABLE signing_key ENABLE ROW LEVEL SECURITY;
  ALTER TABLE signing_key FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant_wall ON signing_key
    USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
    WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
END
$wall$;
