-- Settlements that wait for somebody whose authority suffices are decided in the inbox as well.
ALTER TABLE inbox_word DROP CONSTRAINT inbox_word_kind_check;
ALTER TABLE inbox_word ADD CONSTRAINT inbox_word_kind_check
  CHECK (kind IN ('in-doubt', 'returned', 'proposal', 'offer', 'task', 'claim'));
