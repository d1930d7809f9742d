-- The index that tells whose ledger has changed knows nothing of pages written since the last vacuum: after a large pull
-- it would look at all of them. Whoever counts the tables anew has it read those pages as well.
CREATE OR REPLACE FUNCTION analyze_synced() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  ANALYZE ledger_entry;
  ANALYZE account;
  ANALYZE contact;
  PERFORM pg_catalog.brin_summarize_new_values('public.ledger_entry_changed');
END
$$;
