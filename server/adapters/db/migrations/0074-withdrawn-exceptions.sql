-- Somebody's word that an exception lets nothing through any more, before its last day; only added, once each.
CREATE TABLE credit_exception_end (
  org_id bigint NOT NULL REFERENCES org,
  exception_id text NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  by_role text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, exception_id),
  FOREIGN KEY (org_id, exception_id) REFERENCES credit_exception
);

ALTER TABLE credit_exception_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE credit_exception_end FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON credit_exception_end
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));

REVOKE UPDATE, DELETE ON credit_exception_end FROM huikuan_app;
