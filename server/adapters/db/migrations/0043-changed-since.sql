-- After a pull: whose ledger has changed since it began? Rows lie in the order in which they were written, so that an
-- index by ranges of pages tells it from a few of them, and costs the writing next to nothing.
CREATE INDEX ledger_entry_changed ON ledger_entry USING brin (known_from, known_to)
  WITH (pages_per_range = 32, autosummarize = on);
