import { formatDay } from "../../shared/kernel/day.ts";
import { formatMajor } from "../../shared/kernel/money.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";
import type { CrmCopy, FollowUpEntry } from "./ports.ts";

/**
 * What the CRM keeps of a line, so that uninstalling loses nothing: a call becomes a Call, everything else a
 * Note, and a next action becomes a Task of the account's owner. Ids are ours, so a repeat is the same record.
 */
export function copiesFor(
  entry: FollowUpEntry,
  promise: PromiseToPay | null,
  ownerId: string | null,
): readonly CrmCopy[] {
  const text = textOf(entry, promise);
  const title = entry.outcome === null ? entry.kind : `${entry.kind}: ${entry.outcome}`;
  const { followupId, accountId, contactId } = entry;
  const said: CrmCopy =
    entry.kind === "call"
      ? {
          module: "Calls",
          externalId: followupId,
          record: {
            subject: title,
            at: entry.happenedAt.toISOString(),
            durationMinutes: null,
            text,
            accountId,
            contactId,
            outcome: entry.outcome,
          },
        }
      : { module: "Notes", externalId: followupId, record: { title, text, accountId } };
  if (entry.nextAction === null) return [said];
  const dueOn = entry.nextOn === null ? null : formatDay(entry.nextOn);
  return [
    said,
    {
      module: "Tasks",
      externalId: `${followupId}-next`,
      record: { subject: entry.nextAction, dueOn, text, accountId, contactId, ownerId },
    },
  ];
}

function textOf(entry: FollowUpEntry, promise: PromiseToPay | null): string {
  const promised =
    promise === null
      ? null
      : `承诺付款 / Promise to pay: ${promise.currency} ${formatMajor(promise)} ${formatDay(promise.promisedOn)}`;
  return [entry.note, promised, `— ${entry.byName}`]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}
