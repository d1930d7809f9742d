-- Who is under which policy: immutable versions of an ordered list, the newest in force.
CREATE TABLE segment_version (
  org_id bigint NOT NULL REFERENCES org,
  version integer NOT NULL CHECK (version > 0),
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (org_id, version)
);

-- Several policies at once, of each one version.
DROP INDEX policy_in_force;
CREATE UNIQUE INDEX policy_in_force ON policy_version (org_id, policy_id) WHERE in_force;

-- Null: the CRM does not say.
ALTER TABLE account ADD COLUMN key_account boolean;

-- Which of the policies each account was under can be asked again: the segments of the round, and all policies that they
-- name beside the one for the rest. Null: everybody was under that one.
ALTER TABLE round_basis ADD COLUMN segments jsonb, ADD COLUMN policies jsonb;

-- The segment by which the policy was chosen; null: none.
ALTER TABLE decision ADD COLUMN segment text;

ALTER TABLE segment_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE segment_version FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON segment_version
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
