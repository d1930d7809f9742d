-- The days of the month on which a customer pays, counted with its tally; null: none stand out.
ALTER TABLE paying_tally ADD COLUMN run jsonb;
