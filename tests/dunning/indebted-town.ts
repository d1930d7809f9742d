import { planDay } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { SinkOptions } from "../mail/smtp-sink.ts";
import { Town } from "../stories/town.ts";
import type { TestDatabase } from "../support/store.ts";
import type { Ending } from "./message-fate.ts";

export const TODAY = toDay("2026-03-05");

export interface Story extends Omit<Ending, "mayDoubt"> {
  readonly name: string;
  readonly dueOn: string;
  readonly sink?: () => SinkOptions;
  /** What was sent before. */
  readonly after?: "reminder-2";
}

export const aLetter: Story = { name: "a letter", dueOn: "2026-03-02", state: "sent", letters: 1 };
/** A town with `accounts` debtors, told from 100 on. */
export async function inTown<T>(
  db: TestDatabase,
  story: Story,
  accounts: number,
  doing: (town: Town) => Promise<T>,
): Promise<T> {
  const town = await Town.found(db, story.sink?.());
  try {
    for (let id = 100; id < 100 + accounts; id += 1) {
      await town.account(String(id));
      await town.invoice(`5${id}`, String(id), 100_000, story.dueOn);
      if (story.after !== undefined) await hasBeenReminded(town, String(id), story.after);
    }
    await town.dawn(TODAY);
    return await doing(town);
  } finally {
    await town.leave();
  }
}

/** The second reminder went out in its time: next is the call. */
const hasBeenReminded = (town: Town, accountId: string, step: string) =>
  town.sql(
    `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, days, channel,
       as_of, state, policy_id, policy_version, invoice_ids, amount_minor, not_before, created_at)
     VALUES ($1, 'past-' || $2, false, $2, $2, 'CNY', 'past-' || $2, $3, 10, 'email',
       '2026-02-12', 'sent', 'standard', 1, ARRAY['5' || $2], 100000, now(), now())`,
    [town.orgId, accountId, step],
  );

/** The one message that is planned for the `index`-th debtor. */
export async function planned(town: Town, index: number): Promise<string> {
  if (index === 0) await planDay(town.orgId, TODAY, town.desk);
  const rows = await town.sql<{ dispatch_id: string }>(
    `SELECT dispatch_id FROM dispatch WHERE org_id = $1 AND account_id = $2 AND step <> 'reminder-2'`,
    [town.orgId, String(100 + index)],
  );
  return rows[0]?.dispatch_id ?? "";
}

/** Every lease is over: whoever held one is dead, or asleep for too long. */
export const leasesEnd = (town: Town) =>
  town.sql(`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL`);

/** The end of a process that was killed. */
export const dies = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
