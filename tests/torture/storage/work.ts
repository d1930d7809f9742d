/** The tenant that the victims write as. */
export const ORG = "1";
export const ENTRIES_A_COMMIT = 20;

/** One follow-up and its ledger entries in one statement: after a kill both are there, or neither. */
export const COMMIT = `
  WITH org AS (
    INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, created_at)
    VALUES (1, '1', 'Tormented', 'UTC', 'CNY', 'en', now()) ON CONFLICT DO NOTHING
  ), entry AS (
    INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor,
      number, on_day, due_on, modified_at)
    SELECT 1, $1::int || '-' || i, now(), 'invoice', ($1::int)::text, md5(i::text || $1::int), 'CNY', i * 100,
      md5(($1::int)::text || i), current_date, current_date, now()
    FROM generate_series(1, $2::int) AS i
  )
  INSERT INTO followup (org_id, followup_id, account_id, kind, next_action, note, happened_at, recorded_at,
    by_user, by_name, body_hash)
  VALUES (1, ($1::int)::text, md5(($1::int)::text), 'call', ($1::int)::text, repeat('said ', 50), now(), now(), '1', 'One', '')`;

/** Commits that are there only in part; and the numbers of those that are whole. */
export const WHOLE = `
  WITH entry AS MATERIALIZED (SELECT record_id, count(*)::int AS n FROM ledger_entry GROUP BY 1)
  SELECT f.followup_id::int AS n, coalesce(entry.n, 0) AS entries
  FROM followup f LEFT JOIN entry ON entry.record_id = f.followup_id
  WHERE f.by_name = 'One' ORDER BY 1`;
