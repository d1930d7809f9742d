-- How the CRM tells us that something changed: a hint to look, never the change itself.
CREATE TABLE watch_channel (
  org_id bigint PRIMARY KEY REFERENCES org,
  -- what the channel covers; null until the CRM said yes for the first time
  notify_url text,
  sources text[],
  token_hash text,
  opened_at timestamptz,
  expires_at timestamptz,
  -- the token that was sent to the CRM and not confirmed: the CRM may show it from that moment on
  next_token_hash text,
  tried_at timestamptz NOT NULL,
  last_fault text
);

-- Notices that were taken, kept for days: the same one twice counts once.
CREATE TABLE notice (
  org_id bigint NOT NULL REFERENCES org,
  channel_id text NOT NULL,
  server_time bigint NOT NULL,
  module text NOT NULL,
  operation text NOT NULL,
  ids_hash text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, channel_id, server_time, module, operation, ids_hash)
);
CREATE INDEX notice_by_age ON notice (org_id, received_at);

-- Sources that a notice asks to be pulled. Apart from sync_cursor, whose rows a pull holds while it writes pages.
CREATE TABLE pull_asked (
  org_id bigint NOT NULL REFERENCES org,
  source text NOT NULL,
  -- rises with every notice, so that one that comes during a pull is not taken for answered by it
  asks bigint NOT NULL,
  PRIMARY KEY (org_id, source)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['watch_channel', 'notice', 'pull_asked']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
