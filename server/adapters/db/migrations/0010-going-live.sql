-- The installation's own word: no tenant's row, so it stands outside the walled schema, and the app may only read it.
-- Rows are only added; the latest one holds.
CREATE SCHEMA house;
CREATE TABLE house.standstill (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stopped boolean NOT NULL,
  by_name text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL
);
CREATE FUNCTION house.is_stopped() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT stopped FROM house.standstill ORDER BY entry_id DESC LIMIT 1), false)
$$;
GRANT USAGE ON SCHEMA house TO huikuan_app;
GRANT SELECT ON house.standstill TO huikuan_app;

-- The first day after a signed go-live: the caps of the first days count from it. Null in an org that the operator put live.
ALTER TABLE org ADD COLUMN live_on date;

-- What admins and account owners decided, and why. Rows are only added.
CREATE TABLE admin_act (
  org_id bigint NOT NULL REFERENCES org,
  act_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('went-live', 'stopped', 'resumed', 'rehearsed', 'mode-set', 'caps-set', 'settings-set',
    'fuse-released', 'exempted', 'lifted', 'vetoed', 'veto-ended', 'sent-now')),
  -- the account or day it is about
  about text,
  reason text NOT NULL,
  body jsonb NOT NULL DEFAULT '{}',
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, act_id)
);
CREATE INDEX admin_act_latest ON admin_act (org_id, kind, at DESC);
CREATE FUNCTION house.only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON admin_act FOR EACH ROW EXECUTE FUNCTION house.only_added();

-- Whom nobody may remind, by a person's word: an account, or one of its invoices. It ends or is looked at again.
CREATE TABLE exemption (
  org_id bigint NOT NULL REFERENCES org,
  exemption_id text NOT NULL,
  account_id text NOT NULL,
  invoice_id text,
  reason text NOT NULL,
  owner_user text NOT NULL,
  owner_name text NOT NULL,
  from_on date NOT NULL,
  ends_on date,
  review_on date,
  recorded_at timestamptz NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  -- it still holds through this day
  lifted_on date,
  lifted_by text,
  PRIMARY KEY (org_id, exemption_id),
  CHECK (ends_on IS NOT NULL OR review_on IS NOT NULL)
);
CREATE INDEX exemption_of_account ON exemption (org_id, account_id);

-- An account's messages put off for some hours by its owner.
CREATE TABLE veto (
  org_id bigint NOT NULL REFERENCES org,
  veto_id text NOT NULL,
  account_id text NOT NULL,
  reason text NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (org_id, veto_id)
);
CREATE INDEX veto_of_account ON veto (org_id, account_id, until_at DESC);

-- What went wrong and for how long: told once when it begins and once when it ends.
CREATE TABLE alarm (
  org_id bigint NOT NULL REFERENCES org,
  alarm_id text NOT NULL,
  kind text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  began_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, alarm_id)
);
CREATE UNIQUE INDEX alarm_on ON alarm (org_id, kind) WHERE ended_at IS NULL;

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['admin_act', 'exemption', 'veto', 'alarm']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
