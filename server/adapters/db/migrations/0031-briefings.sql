-- Mails to our own people: one of a kind for a user and a day, whatever is tried again.
CREATE TABLE briefing (
  org_id bigint NOT NULL REFERENCES org,
  mail_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('forewarning', 'digest')),
  user_id text NOT NULL,
  for_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'claimed', 'sending', 'sent', 'deferred', 'rejected', 'in_doubt')),
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  recipient text NOT NULL,
  raw_sha256 text,
  reply text,
  attempts integer NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  not_before timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, mail_id)
);
CREATE UNIQUE INDEX briefing_once ON briefing (org_id, kind, user_id, for_on);
CREATE INDEX briefing_waiting ON briefing (org_id, not_before) WHERE state IN ('planned', 'claimed', 'sending', 'deferred');

ALTER TABLE briefing ENABLE ROW LEVEL SECURITY;
ALTER TABLE briefing FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON briefing
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));

-- As the CRM says it ("zh_CN"); null: it does not say.
ALTER TABLE crm_user ADD COLUMN locale text;
