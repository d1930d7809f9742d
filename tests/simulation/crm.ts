import type { FreshInvoices } from "../../server/dunning/index.ts";
import type { CrmOutcome, CrmWriter } from "../../server/outbox/index.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

/** What a process says when the CRM gave it no answer. */
export class CrmIsDown extends Error {
  override readonly name = "CrmIsDown";
}

/** The line to the CRM may be cut. */
function answers(world: World, what: string, often = 0.25): void {
  if (!world.crmIsDown && world.random.whole(1, 100) > world.crmTrouble * often) return;
  world.happens(`no answer from the CRM, ${what}`);
  throw new CrmIsDown("no answer");
}

/** Invoices asked for again. */
export const freshOf = (process: Process, world: World, by: string): FreshInvoices => ({
  reread: (_, invoiceIds) =>
    process.outside("reread", async () => {
      world.swear({ kind: "read-begins", by, lane: 0, invoiceIds });
      const since = world.order;
      await process.waits(world.random.whole(20, 1_500));
      answers(world, "asked again");
      await keepMoney(process, world, since);
      return { gone: [] };
    }),
});

/** Where tasks and notes are written. */
export function writerOf(process: Process, world: World): CrmWriter {
  const { random } = world;
  const one = async (_: string, item: Parameters<CrmWriter["write"]>[1]): Promise<CrmOutcome> => {
    const trouble = random.whole(1, 100) <= world.crmTrouble;
    if (trouble && random.chance(0.3)) {
      world.happens("the CRM says 429");
      return { kind: "deferred", reason: "429", retryAfterMs: 60_000 };
    }
    const { module, externalId, record } = item;
    world.crmLog.push({ order: world.next(), at: world.time.now, module, externalId, record });
    return { kind: "sent", crmId: `crm-${String(externalId)}` };
  };
  return {
    write: one,
    writeMany: (orgId, items) =>
      process.outside("writeMany", async () => {
        await process.waits(random.whole(50, 1_000));
        answers(world, "before it has it");
        const outcomes: CrmOutcome[] = [];
        for (const item of items) outcomes.push(await one(orgId, item));
        // The answer is lost on its way.
        answers(world, "after it has it", 0.9);
        return outcomes;
      }),
  };
}

/** The pull: everything that changed, and the time it was read. */
export const pulls = (process: Process, world: World, by: string): Promise<void> =>
  process.outside("pull", async () => {
    world.swear({ kind: "pull-begins", by });
    const since = world.order;
    const readAt = process.now();
    await process.waits(world.random.whole(100, 3_000));
    answers(world, "pulled");
    await keepPeople(process, world, since);
    await keepMoney(process, world, since);
    await process.inTransaction("sync", "sync", async (tx) => {
      for (const source of ["accounts", "contacts", "invoices", "payments"])
        await world.store.cursors.upsert(tx, { source, lastOkAt: readAt });
    });
    world.swear({ kind: "pull-ends", by, since });
  });

/** As it stood when the CRM was asked: what changes while it answers is told the next time. */
async function keepMoney(process: Process, world: World, asked: number): Promise<void> {
  const { store } = world;
  for (const kinds of [["invoice"], ["payment", "credit-note"]])
    if (isThereAny(world, kinds))
      await process.inTransaction("sync", "sync", async (tx) => {
        for (const id of world.untold) {
          const states = world.past.get(id) ?? [];
          if (store.ledger.get(tx, id) === states.at(-1)?.is) {
            world.untold.delete(id);
            continue;
          }
          const told = states.filter(({ changed }) => changed <= asked).at(-1);
          if (told === undefined || !kinds.includes(told.is.kind)) continue;
          // An older answer that comes late does not undo a newer one.
          const known = store.ledger.get(tx, id);
          const isNewer = states.findIndex(({ is }) => is === known) > states.indexOf(told);
          if (known !== told.is && !isNewer) await store.ledger.upsert(tx, told.is);
        }
      });
}

/** The pull finds nothing that it would write. */
const isThereAny = ({ untold, ledger }: World, kinds: readonly string[]): boolean =>
  [...untold].some((id) => kinds.includes(ledger.get(id)?.is.kind ?? ""));

async function keepPeople(process: Process, world: World, asked: number): Promise<void> {
  const { store, untoldPeople } = world;
  if (untoldPeople.size === 0) return;
  await process.inTransaction("sync", "sync", async (tx) => {
    for (const id of untoldPeople) {
      const account = world.accounts.get(id);
      const contact = world.contacts.get(id);
      const isKnown = account
        ? store.accounts.get(tx, id) === account.is
        : store.contacts.get(tx, id) === contact?.is;
      if (isKnown) untoldPeople.delete(id);
      else if (account && account.changed <= asked) await store.accounts.upsert(tx, account.is);
      else if (contact && contact.changed <= asked) await store.contacts.upsert(tx, contact.is);
    }
  });
}
