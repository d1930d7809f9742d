-- How often and when debtors may be contacted. What was said to them is in dispatch and followup, and counted from there.

-- Why somebody may not be reminded: "other" as until now; the rest stop people as well as the machine.
ALTER TABLE exemption ADD COLUMN kind text NOT NULL DEFAULT 'other'
  CHECK (kind IN ('other', 'vulnerable', 'insolvent', 'legal'));

-- What people write down about contacts is audited like everything else that they decide.
ALTER TABLE admin_act DROP CONSTRAINT admin_act_kind_check;
ALTER TABLE admin_act ADD CONSTRAINT admin_act_kind_check CHECK (kind IN ('went-live', 'stopped', 'resumed',
  'rehearsed', 'mode-set', 'caps-set', 'settings-set', 'fuse-released', 'exempted', 'lifted', 'vetoed', 'veto-ended',
  'sent-now', 'contact-preference', 'contact-wrong', 'contact-verified', 'contact-limits'));

-- Presets and numbers that an org chose; without a row the usual ones of each country.
CREATE TABLE contact_limits (
  org_id bigint PRIMARY KEY REFERENCES org,
  chosen jsonb NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  saved_at timestamptz NOT NULL
);

-- When and how one contact asked to be reached.
CREATE TABLE contact_preference (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  contact_id text NOT NULL,
  -- ISO, "1" is Monday
  weekdays text[] NOT NULL,
  from_minute integer NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute integer NOT NULL CHECK (to_minute BETWEEN 1 AND 1440),
  ways text[] NOT NULL,
  refused text[] NOT NULL DEFAULT '{}',
  until_on date,
  note text NOT NULL DEFAULT '',
  by_user text NOT NULL,
  by_name text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, account_id, contact_id)
);

-- An address or number that is not this debtor's, or not proven to be since another's turned out wrong.
CREATE TABLE wrong_contact (
  org_id bigint NOT NULL REFERENCES org,
  report_id text NOT NULL,
  account_id text NOT NULL,
  -- lower case; of a number the last eight digits
  address text NOT NULL,
  contact_id text NOT NULL,
  -- whose contact was reported: the account itself, or another with the same address
  reported_at_account text NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  verified_by text,
  verified_at timestamptz,
  PRIMARY KEY (org_id, report_id, account_id, address)
);
CREATE INDEX wrong_contact_open ON wrong_contact (org_id, account_id, address) WHERE verified_at IS NULL;

CREATE INDEX dispatch_text_ending ON dispatch (org_id, right(recipient, 8)) WHERE channel = 'sms';
CREATE INDEX contact_number_ending ON contact
  (org_id, right(regexp_replace(coalesce(mobile, phone), '[^0-9]', '', 'g'), 8));

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['contact_limits', 'contact_preference', 'wrong_contact']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
