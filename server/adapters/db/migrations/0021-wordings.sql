-- An org's own words in the place of the built-in letters. Rows are only added: the newest of a place is in force, one
-- without words says that the built-in ones are again.
CREATE TABLE wording_version (
  org_id bigint NOT NULL REFERENCES org,
  version integer NOT NULL CHECK (version > 0),
  -- names this row and no other, in whichever database it stands
  wording_id uuid NOT NULL,
  letter text NOT NULL,
  segment text,
  tone text CHECK (tone IN ('warm', 'neutral', 'firm', 'formal')),
  language text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  subject text,
  body text,
  approved_code text,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, version),
  CHECK ((subject IS NULL) = (body IS NULL))
);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON wording_version FOR EACH ROW EXECUTE FUNCTION house.only_added();

-- By which of them a message was written; null: by the built-in letter or the policy's own.
ALTER TABLE dispatch ADD COLUMN wording_version integer;

ALTER TABLE wording_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE wording_version FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON wording_version USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
