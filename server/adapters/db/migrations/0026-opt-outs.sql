-- Who wants to hear no more of what, by which way; and who said otherwise later. Rows of both are only added.
CREATE TABLE opt_out (
  org_id bigint NOT NULL REFERENCES org,
  opt_out_id text NOT NULL,
  way text NOT NULL CHECK (way IN ('email', 'sms', 'call', 'visit', 'message')),
  purpose text NOT NULL CHECK (purpose IN ('early-notice', 'reminder')),
  -- of mails in lower case, of texts E.164, else the last eight digits; '' where only the person is known
  address text NOT NULL,
  -- who it was, as the CRM had them then; null where only the address is known
  account_id text,
  contact_id text,
  contact_name text,
  said text NOT NULL CHECK (said IN ('complaint', 'unsubscribed', 'stop', 'asked')),
  -- how they asked a person for it
  heard text CHECK (heard IN ('phone', 'mail', 'message', 'in-person', 'letter')),
  -- what they said, or whoever wrote it down
  note text NOT NULL,
  by_user text,
  by_name text,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, opt_out_id)
);
CREATE INDEX opt_out_address ON opt_out (org_id, address);
CREATE INDEX opt_out_ending ON opt_out (org_id, right(address, 8));
CREATE INDEX opt_out_contact ON opt_out (org_id, contact_id);
CREATE INDEX opt_out_account ON opt_out (org_id, account_id);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON opt_out FOR EACH ROW EXECUTE FUNCTION house.only_added();

-- They agreed again: one opt-out that holds no longer. No machine writes here.
CREATE TABLE opt_in (
  org_id bigint NOT NULL REFERENCES org,
  opt_out_id text NOT NULL,
  -- where the renewed consent comes from
  heard text NOT NULL CHECK (heard IN ('phone', 'mail', 'message', 'in-person', 'letter')),
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, opt_out_id)
);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON opt_in FOR EACH ROW EXECUTE FUNCTION house.only_added();

-- What was said until now: of whatever was sent, so for both purposes. Its owner reads past the wall for this once.
ALTER TABLE mail_opt_out NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sms_opt_out NO FORCE ROW LEVEL SECURITY;
INSERT INTO opt_out (org_id, opt_out_id, way, purpose, address, said, note, at)
  SELECT org_id, 'mail/' || address || '/' || purpose, 'email', purpose, address, said, '', at
  FROM mail_opt_out CROSS JOIN unnest(ARRAY['early-notice', 'reminder']) AS purpose;
INSERT INTO opt_out (org_id, opt_out_id, way, purpose, address, said, note, at)
  SELECT org_id, 'sms/' || phone || '/' || purpose, 'sms', purpose, phone, 'stop', said, at
  FROM sms_opt_out CROSS JOIN unnest(ARRAY['early-notice', 'reminder']) AS purpose;
DROP TABLE mail_opt_out;
DROP TABLE sms_opt_out;

ALTER TABLE admin_act DROP CONSTRAINT admin_act_kind_check;
ALTER TABLE admin_act ADD CONSTRAINT admin_act_kind_check CHECK (kind IN ('went-live', 'stopped', 'resumed',
  'rehearsed', 'mode-set', 'caps-set', 'settings-set', 'fuse-released', 'exempted', 'lifted', 'vetoed', 'veto-ended',
  'sent-now', 'contact-preference', 'contact-wrong', 'contact-verified', 'contact-limits', 'opted-out', 'opted-in'));

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['opt_out', 'opt_in']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
