/** The rows of each key, or what `kept` takes of each: keys and rows in the order in which they came. */
export function grouped<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]>;
export function grouped<Row, Key, Kept>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
  kept: (row: Row) => Kept,
): Map<Key, Kept[]>;
export function grouped<Row, Key>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
  kept: (row: Row) => unknown = (row) => row,
): Map<Key, unknown[]> {
  const groups = new Map<Key, unknown[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(kept(row));
    else groups.set(key, [kept(row)]);
  }
  return groups;
}
