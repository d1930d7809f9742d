-- What less may be paid: offers for paying early and settlements. Rows are only added; how an offer stands is judged by
-- money on any day, and no invoice is ever changed by it.

-- What an org lets itself give away, and an account's own standing terms. The latest holds.
CREATE TABLE discount_rules (
  org_id bigint NOT NULL REFERENCES org,
  rules_id text NOT NULL,
  -- null: the org's
  account_id text,
  body jsonb NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, rules_id)
);
CREATE INDEX discount_rules_of_account ON discount_rules (org_id, account_id, at DESC);

CREATE TABLE discount_offer (
  org_id bigint NOT NULL REFERENCES org,
  offer_id text NOT NULL,
  account_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('early', 'settlement')),
  currency text NOT NULL,
  -- each invoice with what was owed on it
  parts jsonb NOT NULL,
  discount_ppm integer NOT NULL CHECK (discount_ppm BETWEEN 1 AND 999999),
  asked_minor bigint NOT NULL CHECK (asked_minor >= 0),
  made_on date NOT NULL,
  pay_by date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= pay_by),
  tolerance_minor bigint NOT NULL CHECK (tolerance_minor >= 0),
  -- what of each payment and credit note had come before
  already_in jsonb NOT NULL,
  expected_minor bigint,
  -- the invoice that standing terms made it for; null: a person made it
  standing_for text,
  note text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, offer_id)
);
CREATE INDEX discount_offer_of_account ON discount_offer (org_id, account_id);
-- Standing terms offer an invoice once.
CREATE UNIQUE INDEX discount_offer_standing_once ON discount_offer (org_id, standing_for) WHERE standing_for IS NOT NULL;

CREATE TABLE discount_act (
  org_id bigint NOT NULL REFERENCES org,
  act_id text NOT NULL,
  offer_id text NOT NULL,
  act text NOT NULL CHECK (act IN ('approved', 'declined', 'withdrawn')),
  on_day date NOT NULL,
  reason text NOT NULL,
  by_user text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org_id, act_id)
);
CREATE INDEX discount_act_of_offer ON discount_act (org_id, offer_id, at);
-- A proposal is decided once, and an offer taken back once.
CREATE UNIQUE INDEX discount_decided_once ON discount_act (org_id, offer_id) WHERE act IN ('approved', 'declined');
CREATE UNIQUE INDEX discount_withdrawn_once ON discount_act (org_id, offer_id) WHERE act = 'withdrawn';

-- What the log was told of each offer.
CREATE TABLE discount_verdict (
  org_id bigint NOT NULL REFERENCES org,
  offer_id text NOT NULL,
  at timestamptz NOT NULL,
  on_day date NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'open', 'taken', 'lapsed', 'declined', 'withdrawn')),
  PRIMARY KEY (org_id, offer_id, at)
);

DO $wall$
DECLARE each regclass;
BEGIN
  FOREACH each IN ARRAY ARRAY['discount_rules', 'discount_offer', 'discount_act', 'discount_verdict']::regclass[]
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

ALTER TABLE followup DROP CONSTRAINT followup_kind_check;
ALTER TABLE followup ADD CONSTRAINT followup_kind_check CHECK (kind IN
  ('call', 'email', 'visit', 'message', 'note', 'reminder', 'task', 'promise-verdict', 'payment',
   'dispute', 'plan', 'extension', 'discount'));
