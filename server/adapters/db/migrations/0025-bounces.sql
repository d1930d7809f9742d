-- Where returned mails and answers come in, and who wants no reminders by mail.
CREATE TABLE return_mailbox (
  org_id bigint PRIMARY KEY REFERENCES org,
  -- "returns@seller.example", or "@returns.seller.example" for all of a domain
  address text NOT NULL,
  -- the last part of the address to which they are handed on
  hook_sealed text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  saved_at timestamptz NOT NULL
);

-- Addresses that asked for no more reminders, or reported one as unwanted. Rows are only added.
CREATE TABLE mail_opt_out (
  org_id bigint NOT NULL REFERENCES org,
  -- in lower case
  address text NOT NULL,
  said text NOT NULL CHECK (said IN ('complaint', 'unsubscribed')),
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, address)
);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON mail_opt_out FOR EACH ROW EXECUTE FUNCTION house.only_added();

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['return_mailbox', 'mail_opt_out']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
