import { createHash } from "node:crypto";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Batch, Unreadable } from "../../sync/ports.ts";

/** Reads every record; those that cannot be read are set aside with their reason, and the page goes on. */
export function sortReadable<T>(
  records: readonly unknown[],
  read: (record: unknown) => Result<T, string>,
  accountField: string | null = null,
): Batch<T> {
  const items: T[] = [];
  const unreadable: Unreadable[] = [];
  for (const record of records) {
    const seen = read(record);
    if (seen.ok) items.push(seen.value);
    else
      unreadable.push({
        recordId: nameFor(record),
        accountId: accountIn(record, accountField),
        reason: seen.because,
        record,
      });
  }
  return { items, unreadable };
}

function accountIn(record: unknown, field: string | null): string | null {
  const account = field === null ? null : (record as Record<string, { id?: unknown } | null> | null)?.[field];
  return typeof account?.id === "string" ? account.id : null;
}

/** A record without a usable id is still kept apart from the others: by what it says. */
function nameFor(record: unknown): string {
  const id = (record as { id?: unknown } | null)?.id;
  if (typeof id === "string" && id !== "") return id.slice(0, 64);
  return `?${createHash("sha256")
    .update(JSON.stringify(record) ?? "")
    .digest("hex")
    .slice(0, 16)}`;
}
