-- What was answered to a writing request that had a name of its own (Idempotency-Key), for a day.
CREATE TABLE kept_answer (
  org_id bigint NOT NULL REFERENCES org,
  -- of who asked and of the name that they gave it
  key_hash text NOT NULL,
  -- of what was asked
  request_hash text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- who does it, and until when they are waited for; null when it is answered
  asker text,
  lease_until timestamptz,
  status integer,
  type text,
  body_sealed text,
  PRIMARY KEY (org_id, key_hash)
);
CREATE INDEX kept_answer_age ON kept_answer (org_id, asked_at);

DO $wall$
BEGIN
  ALTER TABLE kept_answer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE kept_answer FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant_wall ON kept_answer
    USING (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint))
    WITH CHECK (org_id = (SELECT nullif(current_setting('app.org', true), '')::bigint));
END
$wall$;
