-- An account that was deleted in the CRM and whose invoices live on with another was merged into it: the same customer.
-- Rows are only added; while the account is there after all, nobody follows them.
CREATE TABLE merged_account (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  into_id text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, account_id, into_id)
);
CREATE INDEX merged_account_into ON merged_account (org_id, into_id);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON merged_account FOR EACH ROW EXECUTE FUNCTION house.only_added();
CREATE INDEX account_deleted ON account (org_id) WHERE state = 'deleted';

ALTER TABLE merged_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE merged_account FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON merged_account
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
