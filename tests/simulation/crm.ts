import type { FreshInvoices } from "../../server/dunning/index.ts";
import type { CrmOutcome, CrmWriter } from "../../server/outbox/index.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

/** What a process says when the CRM gave it no answer. */
export class CrmIsDown extends Error {
  override readonly name = "CrmIsDown";
}

/** The CRM's side, read and written over a line that may be cut. */
export function crmOf(process: Process, world: World, by: string) {
  const { random, store } = world;
  const answers = (): void => {
    if (world.crmIsDown || random.whole(1, 100) <= world.crmTrouble / 4) throw new CrmIsDown("no answer");
  };
  const fresh: FreshInvoices = {
    reread: (_, invoiceIds) =>
      process.outside("reread", async () => {
        world.swear({ kind: "read-begins", by, lane: 0, invoiceIds });
        const since = world.order;
        await process.waits(random.whole(20, 1_500));
        answers();
        await keepMoney(process, world, since);
        return { gone: [] };
      }),
  };
  const one = async (_: string, item: Parameters<CrmWriter["write"]>[1]): Promise<CrmOutcome> => {
    const trouble = random.whole(1, 100) <= world.crmTrouble;
    if (trouble && random.chance(0.3)) return { kind: "deferred", reason: "429", retryAfterMs: 60_000 };
    const { module, externalId, record } = item;
    world.crmLog.push({ order: world.next(), at: world.time.now, module, externalId, record });
    return { kind: "sent", crmId: `crm-${String(externalId)}` };
  };
  const writer: CrmWriter = {
    write: one,
    writeMany: (orgId, items) =>
      process.outside("writeMany", async () => {
        await process.waits(random.whole(50, 1_000));
        answers();
        const outcomes: CrmOutcome[] = [];
        for (const item of items) outcomes.push(await one(orgId, item));
        // The answer is lost on its way.
        answers();
        return outcomes;
      }),
  };
  return {
    fresh,
    writer,
    /** The pull: everything that changed, and the time it was read. */
    pull: () =>
      process.outside("pull", async () => {
        world.swear({ kind: "pull-begins", by });
        const since = world.order;
        const readAt = process.now();
        await process.waits(random.whole(100, 3_000));
        answers();
        await keepPeople(process, world, since);
        await keepMoney(process, world, since);
        await process.inTransaction("sync", "sync", async (tx) => {
          for (const source of ["accounts", "contacts", "invoices", "payments"])
            await store.cursors.upsert(tx, { source, lastOkAt: readAt });
        });
        world.swear({ kind: "pull-ends", by, since });
      }),
  };
}

/** As it stood when the CRM was asked: what changes while it answers is told the next time. */
async function keepMoney(process: Process, world: World, asked: number): Promise<void> {
  const { store } = world;
  for (const kinds of [["invoice"], ["payment", "credit-note"]])
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

async function keepPeople(process: Process, world: World, asked: number): Promise<void> {
  const { store } = world;
  await process.inTransaction("sync", "sync", async (tx) => {
    for (const { is, changed } of world.accounts.values())
      if (changed <= asked && store.accounts.get(tx, is.accountId) !== is)
        await store.accounts.upsert(tx, is);
    for (const { is, changed } of world.contacts.values())
      if (changed <= asked && store.contacts.get(tx, is.contactId) !== is)
        await store.contacts.upsert(tx, is);
  });
}
