/** "10.15" → 101,500 parts per million; undefined for nothing, null for what is no percentage with four decimals. */
export function readPercent(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").replace("%", "").trim();
  if (text === "") return undefined;
  const parts = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text);
  return parts === null ? null : Number(parts[1]) * 10_000 + Number((parts[2] ?? "").padEnd(4, "0"));
}
