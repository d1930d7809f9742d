-- Behind the wall no index over an expression is looked into, so that the last digits are a column.
ALTER TABLE opt_out ADD COLUMN ending text GENERATED ALWAYS AS (right(address, 8)) STORED;
DROP INDEX opt_out_ending;
CREATE INDEX opt_out_ending ON opt_out (org_id, ending);
