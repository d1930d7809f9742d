import { randomUUID } from "node:crypto";
import type { BookPromise, FilledBook } from "./books/index.ts";
import { runFunction } from "./functions/index.ts";
import { formatDay } from "../shared/kernel/day.ts";
import type { Org, User, World } from "./world/index.ts";

/**
 * Logs the book's promises as a collector would: asks the server function for a token, then posts the call.
 * The CRM has no place for a promise, so this is the only way in. Returns how many were taken.
 */
export async function logPromises(world: World, org: Org, filled: FilledBook): Promise<number> {
  const collector = org.users.find((user) => user.profile.name === "Collections");
  if (collector === undefined) return 0;
  let taken = 0;
  for (const promise of filled.book.promises) {
    if (promise.promisedOn < filled.book.today) continue;
    if (await logOne({ world, org, filled, collector }, promise)) taken += 1;
  }
  return taken;
}

interface Scene {
  readonly world: World;
  readonly org: Org;
  readonly filled: FilledBook;
  readonly collector: User;
}

async function logOne({ world, org, filled, collector }: Scene, promise: BookPromise): Promise<boolean> {
  const accountId = filled.accountIds.get(promise.customerId) ?? "";
  const session = await sessionFor(org, collector, accountId);
  if (session === null) return false;
  const answer = await fetch(`${session.apiUrl}/v1/accounts/${accountId}/followups`, {
    method: "POST",
    headers: { Authorization: `Bearer ${session.token}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      clientId: randomUUID(),
      kind: "call",
      outcome: "promised",
      contactId: filled.contactIds.get(promise.contactId ?? "") ?? null,
      note: promise.note,
      happenedAt: new Date(Math.min(world.clock.now(), calledAt(promise, filled))).toISOString(),
      next: null,
      promise: {
        amountMinor: promise.amountMinor,
        currency: promise.currency,
        promisedOn: formatDay(promise.promisedOn),
        invoiceIds: promise.invoiceIds.map((id) => filled.invoiceIds.get(id) ?? id),
      },
      supersedes: null,
    }),
  });
  return answer.status === 201;
}

/** In the late morning there: who is called at night has reason to complain. */
function calledAt({ customerId, on }: BookPromise, { book }: FilledBook): number {
  const timeZone = book.customers.find(({ id }) => id === customerId)?.timeZone ?? "";
  const hourUtc = timeZone.startsWith("America/") ? 17 : 3;
  return on * 86_400_000 + hourUtc * 3_600_000;
}

async function sessionFor(
  org: Org,
  user: User,
  accountId: string,
): Promise<{ token: string; apiUrl: string } | null> {
  const args = JSON.stringify({ account_id: accountId, nonce: randomUUID() });
  const answer = await runFunction(org, user, "huikuan_issue_widget_token", args);
  const output = JSON.parse(String(answer.details.output ?? "null")) as {
    ok: boolean;
    token: string;
    apiUrl: string;
  } | null;
  return output?.ok === true ? output : null;
}
