/**
 * Accounts to be walked one by one, and those that were ever judged together to be walked as one: each by id, the list by
 * its first. `groups`: sets of accounts that some round judged together.
 */
export function householdsOf(
  accountIds: readonly string[],
  groups: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const of = new Map<string, Set<string>>();
  for (const group of groups) {
    const together = new Set(group.flatMap((accountId) => [accountId, ...(of.get(accountId) ?? [])]));
    for (const accountId of together) of.set(accountId, together);
  }
  const households = new Set<ReadonlySet<string>>();
  for (const accountId of accountIds) households.add(of.get(accountId) ?? new Set([accountId]));
  return [...households].map((household) => [...household].sort());
}
