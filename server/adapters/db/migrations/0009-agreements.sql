-- What was agreed with a customer, or is contested by it. What was said is never changed: an end is added to it, and
-- how it stands is judged by money on any day. `state` and the figures beside it are the latest verdict, for lists.

ALTER TABLE promise
  -- what of the amount is for which of invoice_ids; empty: all of it for the first
  ADD COLUMN part_minor bigint[] NOT NULL DEFAULT '{}',
  -- the org's day on which it was written down; null: the day on which it was made
  ADD COLUMN recorded_on date,
  -- the last day on which money counts; null: the day after the promised one
  ADD COLUMN holds_until date,
  -- what newer agreements have left of it; null: all of it
  ADD COLUMN stands_minor bigint,
  ADD COLUMN level integer NOT NULL DEFAULT 1,
  ADD COLUMN ended_as text CHECK (ended_as IN ('withdrawn', 'superseded')),
  ADD COLUMN ended_on date,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_by text,
  ADD COLUMN ended_reason text,
  ADD CHECK ((ended_as IS NULL) = (ended_on IS NULL));

-- The owner stands behind the wall too, so it is lifted for the one statement that reaches every org.
ALTER TABLE promise NO FORCE ROW LEVEL SECURITY;
UPDATE promise SET ended_as = state, ended_on = (recorded_at AT TIME ZONE 'UTC')::date, ended_at = recorded_at
  WHERE state IN ('withdrawn', 'superseded');
ALTER TABLE promise FORCE ROW LEVEL SECURITY;

ALTER TABLE followup DROP CONSTRAINT followup_kind_check;
ALTER TABLE followup ADD CONSTRAINT followup_kind_check CHECK (kind IN
  ('call', 'email', 'visit', 'message', 'note', 'reminder', 'task', 'promise-verdict', 'payment',
   'dispute', 'plan', 'extension'));

CREATE TABLE dispute (
  org_id bigint NOT NULL REFERENCES org,
  dispute_id text NOT NULL,
  account_id text NOT NULL,
  invoice_id text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  reason text NOT NULL,
  note text NOT NULL,
  owner_id text,
  answer_by date NOT NULL,
  opened_on date NOT NULL,
  by_user text NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- how it ended; all null while it is open
  outcome text CHECK (outcome IN ('accepted', 'partly', 'rejected')),
  accepted_minor bigint,
  resolution text,
  resolved_on date,
  resolved_at timestamptz,
  resolved_by text,
  resolved_by_name text,
  PRIMARY KEY (org_id, dispute_id),
  CHECK (num_nulls(outcome, accepted_minor, resolution, resolved_on, resolved_at, resolved_by) IN (0, 6)),
  CHECK (accepted_minor BETWEEN 0 AND amount_minor)
);
CREATE INDEX dispute_of_account ON dispute (org_id, account_id);

CREATE TABLE payment_plan (
  org_id bigint NOT NULL REFERENCES org,
  plan_id text NOT NULL,
  account_id text NOT NULL,
  currency text NOT NULL,
  total_minor bigint NOT NULL CHECK (total_minor > 0),
  invoice_ids text[] NOT NULL,
  breaks_after integer NOT NULL CHECK (breaks_after > 0),
  agreed_on date NOT NULL,
  note text NOT NULL,
  by_user text NOT NULL,
  recorded_at timestamptz NOT NULL,
  withdrawn_on date,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  state text NOT NULL CHECK (state IN ('kept', 'done', 'broken', 'withdrawn')),
  judged_on date,
  PRIMARY KEY (org_id, plan_id)
);
CREATE INDEX payment_plan_of_account ON payment_plan (org_id, account_id);

CREATE TABLE instalment (
  org_id bigint NOT NULL REFERENCES org,
  plan_id text NOT NULL,
  number integer NOT NULL,
  due_on date NOT NULL,
  -- its day and the grace
  last_day date NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (org_id, plan_id, number)
);

CREATE TABLE extension (
  org_id bigint NOT NULL REFERENCES org,
  extension_id text NOT NULL,
  account_id text NOT NULL,
  invoice_id text NOT NULL,
  from_due date NOT NULL,
  extended_to date NOT NULL,
  reason text NOT NULL,
  approver text NOT NULL,
  granted_on date NOT NULL,
  by_user text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, extension_id)
);
CREATE INDEX extension_of_account ON extension (org_id, account_id);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['dispute', 'payment_plan', 'instalment', 'extension']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
