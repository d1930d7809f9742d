-- Every table begins its key with org_id and is walled by row-level security: see the last block.

CREATE TABLE org (
  org_id bigint PRIMARY KEY,
  zgid text NOT NULL UNIQUE,
  name text NOT NULL,
  time_zone text NOT NULL,
  base_currency text NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  -- rehearsal is the state after install; nothing leaves before somebody goes live
  mode text NOT NULL DEFAULT 'rehearsal' CHECK (mode IN ('rehearsal', 'live', 'stopped')),
  payments_from text NOT NULL DEFAULT 'payments-module' CHECK (payments_from IN ('payments-module', 'invoice-fields')),
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL
);

CREATE SEQUENCE org_number AS bigint START 1;

-- How to reach the org's CRM. Secrets are sealed with the server's key; nothing here is readable in clear.
CREATE TABLE zoho_connection (
  org_id bigint PRIMARY KEY REFERENCES org,
  api_url text NOT NULL,
  accounts_url text NOT NULL,
  client_id text NOT NULL,
  client_secret_sealed text NOT NULL,
  refresh_token_sealed text NOT NULL,
  access_token_sealed text,
  access_expires_at timestamptz,
  state text NOT NULL DEFAULT 'connected' CHECK (state IN ('connected', 'refused')),
  state_reason text
);

-- The credential that the org's server function shows when it asks for widget tokens. Only its hash is kept.
CREATE TABLE org_credential (
  org_id bigint NOT NULL REFERENCES org,
  credential_id text NOT NULL,
  secret_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (org_id, credential_id)
);

-- A widget-session nonce may be used once.
CREATE TABLE used_nonce (
  org_id bigint NOT NULL REFERENCES org,
  nonce text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, nonce)
);

CREATE TABLE crm_user (
  org_id bigint NOT NULL REFERENCES org,
  user_id text NOT NULL,
  name text NOT NULL,
  email text,
  profile text NOT NULL,
  time_zone text,
  active boolean NOT NULL,
  PRIMARY KEY (org_id, user_id)
);

CREATE TABLE exchange_rate (
  org_id bigint NOT NULL REFERENCES org,
  currency text NOT NULL,
  on_day date NOT NULL,
  -- units of this currency for one unit of the base currency, as decimal text
  per_base text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (org_id, currency, on_day)
);

-- state: 'hidden' is "the CRM no longer shows it to us", which is not "deleted"
CREATE TABLE account (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  name text NOT NULL,
  parent_id text,
  owner_id text,
  country text,
  language text CHECK (language IN ('zh-CN', 'en')),
  time_zone text,
  currency text,
  credit_limit_minor bigint,
  no_reminders boolean NOT NULL DEFAULT false,
  no_reminders_reason text,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'deleted', 'hidden')),
  modified_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, account_id)
);

CREATE TABLE contact (
  org_id bigint NOT NULL REFERENCES org,
  contact_id text NOT NULL,
  account_id text,
  name text NOT NULL,
  email text,
  phone text,
  role text CHECK (role IN ('billing', 'finance_lead', 'executive')),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'deleted', 'hidden')),
  modified_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, contact_id)
);
CREATE INDEX contact_of_account ON contact (org_id, account_id);

-- Entries are never changed: a change in the CRM closes the row (known_to) and writes the next one,
-- so that "what did we know on that day?" stays a query.
CREATE TABLE ledger_entry (
  org_id bigint NOT NULL REFERENCES org,
  entry_id text NOT NULL,
  known_from timestamptz NOT NULL,
  known_to timestamptz,
  kind text NOT NULL CHECK (kind IN ('invoice', 'credit-note', 'payment')),
  -- the CRM record it came from; with payments_from = 'invoice-fields' an invoice yields two entries
  record_id text NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  number text NOT NULL,
  -- invoice and credit note: issued; payment: received
  on_day date NOT NULL,
  due_on date,
  reversed_on date,
  applied_to text,
  disputed_minor bigint NOT NULL DEFAULT 0 CHECK (disputed_minor >= 0),
  dispute_reason text,
  no_reminders boolean NOT NULL DEFAULT false,
  contact_id text,
  modified_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, entry_id, known_from),
  CHECK ((kind = 'invoice') = (due_on IS NOT NULL))
);
CREATE UNIQUE INDEX ledger_entry_now ON ledger_entry (org_id, entry_id) WHERE known_to IS NULL;
CREATE INDEX ledger_entry_of_account ON ledger_entry (org_id, account_id) WHERE known_to IS NULL;
CREATE INDEX ledger_entry_of_record ON ledger_entry (org_id, record_id) WHERE known_to IS NULL;

CREATE TABLE quarantine (
  org_id bigint NOT NULL REFERENCES org,
  module text NOT NULL,
  record_id text NOT NULL,
  reason text NOT NULL,
  record jsonb NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, module, record_id)
);

-- One row per source (accounts, contacts, invoices, payments, users, rates).
CREATE TABLE sync_cursor (
  org_id bigint NOT NULL REFERENCES org,
  source text NOT NULL,
  -- ISO 8601 with offset, exactly as the CRM wrote it; null before the first load is whole
  modified_since text,
  page_token text,
  deleted_since text,
  last_ok_at timestamptz,
  last_tried_at timestamptz,
  last_fault text,
  PRIMARY KEY (org_id, source)
);

CREATE TABLE policy_version (
  org_id bigint NOT NULL REFERENCES org,
  policy_id text NOT NULL,
  version integer NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  in_force boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, policy_id, version)
);
CREATE UNIQUE INDEX policy_in_force ON policy_version (org_id) WHERE in_force;

CREATE TABLE round (
  org_id bigint NOT NULL REFERENCES org,
  as_of date NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  outcome text CHECK (outcome IN ('ok', 'warning', 'failed')),
  report jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (org_id, as_of)
);

-- Why each account did or did not hear from us, one row per account, currency and day.
CREATE TABLE decision (
  org_id bigint NOT NULL REFERENCES org,
  as_of date NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('rehearsal', 'live')),
  outcome text NOT NULL CHECK (outcome IN ('remind', 'hold')),
  step text,
  reason text,
  policy_id text NOT NULL,
  policy_version integer NOT NULL,
  body jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, as_of, account_id, currency)
);
CREATE INDEX decision_of_account ON decision (org_id, account_id, as_of DESC);

-- What leaves, or in rehearsal would have left. The key is the meaning of the message (decision 0003).
CREATE TABLE dispatch (
  org_id bigint NOT NULL REFERENCES org,
  dispatch_id text NOT NULL,
  rehearsed boolean NOT NULL,
  account_group text NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  cycle text NOT NULL,
  step text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'call-task', 'demand-letter')),
  as_of date NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'claimed', 'sending', 'sent', 'deferred', 'rejected', 'held', 'in_doubt', 'cancelled')),
  reason text,
  policy_id text NOT NULL,
  policy_version integer NOT NULL,
  invoice_ids text[] NOT NULL,
  amount_minor bigint NOT NULL,
  contact_id text,
  recipient text,
  message_id text,
  subject text,
  -- the exact bytes handed to the mail server
  raw bytea,
  raw_sha256 text,
  not_before timestamptz NOT NULL,
  lease_until timestamptz,
  claimed_by text,
  fence bigint NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  smtp_reply text,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, dispatch_id)
);
CREATE UNIQUE INDEX dispatch_once ON dispatch (org_id, rehearsed, account_group, currency, cycle, step, channel)
  WHERE state NOT IN ('held', 'cancelled');
CREATE UNIQUE INDEX dispatch_one_a_day ON dispatch (org_id, rehearsed, account_group, currency, as_of)
  WHERE state NOT IN ('held', 'cancelled');
CREATE INDEX dispatch_waiting ON dispatch (org_id, not_before) WHERE state IN ('planned', 'deferred');
CREATE INDEX dispatch_of_account ON dispatch (org_id, account_id, as_of DESC);

-- Append-only. A correction is a new entry that names the one it supersedes.
CREATE TABLE followup (
  org_id bigint NOT NULL REFERENCES org,
  followup_id text NOT NULL,
  account_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('call', 'email', 'visit', 'message', 'note', 'reminder', 'task', 'promise-verdict', 'payment')),
  outcome text,
  contact_id text,
  note text NOT NULL DEFAULT '',
  next_action text,
  next_on date,
  promise_id text,
  dispatch_id text,
  supersedes text,
  happened_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  body_hash text NOT NULL,
  body jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (org_id, followup_id)
);
CREATE INDEX followup_of_account ON followup (org_id, account_id, happened_at DESC);

CREATE TABLE promise (
  org_id bigint NOT NULL REFERENCES org,
  promise_id text NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  promised_on date NOT NULL,
  made_on date NOT NULL,
  invoice_ids text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'kept', 'partly-kept', 'broken', 'withdrawn', 'superseded')),
  received_minor bigint NOT NULL DEFAULT 0,
  judged_on date,
  by_user text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, promise_id)
);
CREATE INDEX promise_of_account ON promise (org_id, account_id);

CREATE TABLE score_snapshot (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  as_of date NOT NULL,
  score numeric(4, 1),
  grade text NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (org_id, account_id, as_of)
);

-- What staff wrote and what we computed, on its way into the CRM; external_id makes a lost answer harmless.
CREATE TABLE writeback (
  org_id bigint NOT NULL REFERENCES org,
  writeback_id text NOT NULL,
  module text NOT NULL,
  external_id text,
  record jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'claimed', 'sent', 'deferred', 'rejected')),
  reason text,
  crm_id text,
  attempts integer NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL,
  lease_until timestamptz,
  claimed_by text,
  fence bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, writeback_id)
);
CREATE INDEX writeback_waiting ON writeback (org_id, not_before) WHERE state IN ('planned', 'deferred', 'claimed');

-- The wall. (SELECT …) lets the planner ask once a query; nullif because an unset setting reads '' after first use.
DO $wall$
DECLARE each regclass;
BEGIN
  FOR each IN
    SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r'
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id' AND NOT a.attisdropped)
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;

-- The one door across tenants: jobs that must know which orgs exist may list them, and nothing else.
-- The role is made when the store is opened: an ordinary user may own a database and yet make no roles.
GRANT USAGE ON SCHEMA public TO huikuan_directory;
GRANT SELECT (org_id, zgid, name, mode, time_zone) ON org TO huikuan_directory;
CREATE POLICY directory ON org FOR SELECT TO huikuan_directory USING (true);
