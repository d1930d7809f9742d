-- What is done when a trigger warns, from a day on; only added.
CREATE TABLE playbook (
  org_id bigint NOT NULL REFERENCES org,
  playbook_id uuid NOT NULL,
  trigger_name text NOT NULL,
  valid_from date NOT NULL,
  body jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, playbook_id)
);
CREATE INDEX playbook_of_trigger ON playbook (org_id, trigger_name, valid_from);

-- A warning opens its playbook once. What was opened stays as it was; what people say of it stands beside it.
CREATE TABLE opened_playbook (
  org_id bigint NOT NULL REFERENCES org,
  opened_id text NOT NULL,
  alert_id text NOT NULL,
  account_id text NOT NULL,
  trigger_name text NOT NULL,
  playbook_id uuid NOT NULL,
  -- the org's day
  opened_on date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, opened_id),
  UNIQUE (org_id, alert_id)
);
CREATE INDEX opened_at_account ON opened_playbook (org_id, account_id, trigger_name);

CREATE TABLE opened_step (
  org_id bigint NOT NULL,
  opened_id text NOT NULL,
  step smallint NOT NULL,
  -- what it says and does, and whose the playbook said it is
  body jsonb NOT NULL,
  -- who was asked, by the CRM's people of that day
  owner_id text,
  due_on date NOT NULL,
  PRIMARY KEY (org_id, opened_id, step),
  FOREIGN KEY (org_id, opened_id) REFERENCES opened_playbook
);

CREATE TABLE step_tick (
  org_id bigint NOT NULL,
  opened_id text NOT NULL,
  step smallint NOT NULL,
  tick_id uuid NOT NULL,
  note text NOT NULL,
  -- a credit hold was placed with it, under the same id
  held boolean NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, opened_id, step),
  FOREIGN KEY (org_id, opened_id, step) REFERENCES opened_step
);

-- Somebody said that nothing more is done of it.
CREATE TABLE playbook_end (
  org_id bigint NOT NULL,
  opened_id text NOT NULL,
  end_id uuid NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, opened_id),
  FOREIGN KEY (org_id, opened_id) REFERENCES opened_playbook
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['playbook', 'opened_playbook', 'opened_step', 'step_tick', 'playbook_end']::regclass[]
  LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION house.only_added()', each);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

REVOKE UPDATE, DELETE ON playbook, opened_playbook, opened_step, step_tick, playbook_end FROM huikuan_app;
