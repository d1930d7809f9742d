-- What a round stood upon, so that it can be walked again: what held for all accounts …
CREATE TABLE round_basis (
  org_id bigint NOT NULL REFERENCES org,
  as_of date NOT NULL,
  -- the ledger is read as it was known then; a day walked twice has two rows
  at timestamptz NOT NULL,
  rehearsed boolean NOT NULL,
  stopped boolean NOT NULL,
  data_age_minutes integer,
  policy_id text NOT NULL,
  policy_version integer NOT NULL,
  -- the policy itself, where no version of the org's own says it: the built-in one changes with the program
  policy jsonb,
  PRIMARY KEY (org_id, as_of, at)
);

-- … and of each account what the ledger and the messages do not remember by themselves, kept from the round that read
-- it first to the one that read otherwise. No names and addresses: who was there matters, not who it was.
CREATE TABLE judged_facts (
  org_id bigint NOT NULL REFERENCES org,
  account_id text NOT NULL,
  currency text NOT NULL,
  known_from timestamptz NOT NULL,
  known_to timestamptz,
  body jsonb NOT NULL,
  PRIMARY KEY (org_id, account_id, currency, known_from)
);
CREATE INDEX judged_facts_now ON judged_facts (org_id, account_id, currency) WHERE known_to IS NULL;

-- What is known no more is asked for by account only when the past is walked.
CREATE INDEX ledger_entry_past ON ledger_entry (org_id, account_id) WHERE known_to IS NOT NULL;

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['round_basis', 'judged_facts']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);
    EXECUTE format(
      'CREATE POLICY tenant_wall ON %s USING (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint)) '
      'WITH CHECK (org_id = (SELECT nullif(current_setting(''app.org'', true), '''')::bigint))', each);
  END LOOP;
END
$wall$;
