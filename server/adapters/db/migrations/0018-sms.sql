-- Text messages: a channel of a policy's step, by a provider that the org chose.
ALTER TABLE dispatch DROP CONSTRAINT dispatch_channel_check;
ALTER TABLE dispatch ADD CONSTRAINT dispatch_channel_check CHECK
  (channel IN ('email', 'sms', 'call-task', 'visit-task', 'demand-letter', 'lawyers-letter', 'stop-supply', 'agency'));
-- What the carrier reported of a text that left; null until it did.
ALTER TABLE dispatch ADD COLUMN delivered boolean;
ALTER TABLE dispatch ADD COLUMN delivery_reply text;

ALTER TABLE contact ADD COLUMN mobile text;

-- Who an org's texts come from. The secrets are sealed with the server's key.
CREATE TABLE sms_sender (
  org_id bigint PRIMARY KEY REFERENCES org,
  provider text NOT NULL CHECK (provider IN ('twilio', 'aliyun')),
  region text NOT NULL,
  account text NOT NULL,
  secret_sealed text NOT NULL,
  -- the last part of the addresses to which the provider reports
  hook_sealed text NOT NULL,
  sender text NOT NULL,
  templates jsonb NOT NULL DEFAULT '{}',
  by_user text NOT NULL,
  by_name text NOT NULL,
  saved_at timestamptz NOT NULL
);

-- Numbers that asked for no more texts. Rows are only added.
CREATE TABLE sms_opt_out (
  org_id bigint NOT NULL REFERENCES org,
  phone text NOT NULL,
  said text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, phone)
);
CREATE INDEX sms_opt_out_ending ON sms_opt_out (org_id, right(phone, 8));
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON sms_opt_out FOR EACH ROW EXECUTE FUNCTION house.only_added();

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['sms_sender', 'sms_opt_out']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
