-- How well the forecast would have said the org's own past: the test under way, and what came of the last one.
CREATE TABLE back_test (
  org_id bigint NOT NULL REFERENCES org,
  -- when the one under way said something last; NULL when none is
  told_at timestamptz,
  done smallint NOT NULL DEFAULT 0,
  result jsonb,
  PRIMARY KEY (org_id)
);

ALTER TABLE back_test ENABLE ROW LEVEL SECURITY;
ALTER TABLE back_test FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON back_test
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
