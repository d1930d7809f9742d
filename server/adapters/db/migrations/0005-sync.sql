-- What a pull must remember between its transactions.
ALTER TABLE sync_cursor
  -- the newest change at the start of an unfinished first load
  ADD COLUMN loading_until text,
  -- our own clock when modified_since became what it is, and the moment before which no change can come in late
  ADD COLUMN seen_at text,
  ADD COLUMN settled_from text,
  ADD COLUMN payments_from text CHECK (payments_from IN ('payments-module', 'invoice-fields'));

-- Only one process at a time asks for a new access token, and nobody before this moment.
ALTER TABLE zoho_connection ADD COLUMN refreshing_until timestamptz;

CREATE INDEX ledger_entry_applied ON ledger_entry (org_id, applied_to) WHERE known_to IS NULL AND applied_to IS NOT NULL;

-- The app does not own the tables, so it may not analyze them; right after a first load it must. Until autovacuum comes
-- round, the planner takes an org's ledger for a handful of rows and reads all of it in every statement.
CREATE FUNCTION analyze_synced() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  ANALYZE ledger_entry;
  ANALYZE account;
  ANALYZE contact;
END
$$;
