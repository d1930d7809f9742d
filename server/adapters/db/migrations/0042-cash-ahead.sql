-- The org's money of the coming weeks, told with the counts of the same day: one entry for each currency. And how much
-- one customer's invoices move together, set once a month by what the last twelve weeks brought.
ALTER TABLE paying_habits
  ADD COLUMN together double precision NOT NULL DEFAULT 0.4,
  ADD COLUMN cash jsonb NOT NULL DEFAULT '[]';
