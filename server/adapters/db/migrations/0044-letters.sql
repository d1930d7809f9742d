-- Formal letters as a person read and approved them, byte for byte. Rows are only added.
CREATE TABLE letter (
  org_id bigint NOT NULL REFERENCES org,
  -- the message that proposed it
  dispatch_id text NOT NULL,
  account_id text NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  subject text NOT NULL,
  html text NOT NULL,
  body_text text NOT NULL,
  asked_minor bigint NOT NULL CHECK (asked_minor > 0),
  currency text NOT NULL,
  as_of date NOT NULL,
  digest text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, dispatch_id)
);
CREATE INDEX letter_newest ON letter (org_id, at DESC);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON letter FOR EACH ROW EXECUTE FUNCTION house.only_added();

ALTER TABLE letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON letter
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
