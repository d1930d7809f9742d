-- What people said about what waits for them. What waits itself is in the slices' own rows. Rows are only added.
CREATE TABLE inbox_word (
  org_id bigint NOT NULL REFERENCES org,
  word_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('in-doubt', 'returned', 'proposal', 'task', 'claim')),
  -- the message's or the claim's own id
  about text NOT NULL,
  act text NOT NULL CHECK (act IN ('arrived', 'send-again', 'done', 'approve', 'accept', 'decline', 'leave')),
  reason text NOT NULL,
  -- of a line that was left: when it is back
  until_at timestamptz,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, word_id),
  CHECK (act <> 'leave' OR until_at IS NOT NULL)
);
CREATE INDEX inbox_word_about ON inbox_word (org_id, about, kind);
-- What is decided is decided once.
CREATE UNIQUE INDEX inbox_decided_once ON inbox_word (org_id, kind, about) WHERE act <> 'leave';
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON inbox_word FOR EACH ROW EXECUTE FUNCTION house.only_added();

ALTER TABLE inbox_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE inbox_word FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON inbox_word
  USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
  WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));

-- Of all messages the few that wait for a person.
CREATE INDEX dispatch_for_people ON dispatch (org_id, state, ended_at)
  WHERE NOT rehearsed AND (state IN ('in_doubt', 'rejected') OR (state = 'sent' AND channel NOT IN ('email', 'sms')));
-- Which contacts of the account were logged since.
CREATE INDEX followup_by_people ON followup (org_id, account_id, happened_at DESC) WHERE by_user <> 'system';
