import { toDay, type Day } from "../../../shared/kernel/day.ts";
import { dayIn } from "../clock-on-wall.ts";
import type { World } from "../world.ts";

/** A demand that reached somebody, read from its bytes: a letter or a text in the mailbox, or a task in the CRM. */
export interface Said {
  readonly kind: "letter" | "task";
  /** The Message-ID, or the task's external id. */
  readonly id: string;
  readonly order: number;
  readonly begun: number;
  readonly by: string | null;
  readonly accountId: string;
  readonly currency: string;
  readonly on: Day;
  /** The index of the step in its policy. */
  readonly level: number;
  /** The policy that it says it is of. */
  readonly under: string;
  readonly askedMinor: number;
  readonly invoiceIds: readonly string[];
}

interface LetterBytes {
  readonly messageId: string;
  readonly text: string;
}

const readSoFar = new WeakMap<World, { readonly size: number; readonly said: readonly Said[] }>();

/** In the order in which they arrived. */
export function saidIn(world: World): readonly Said[] {
  const size = world.mailbox.length + world.crmLog.length;
  const known = readSoFar.get(world);
  if (known?.size === size) return known.said;
  const said = readAll(world);
  readSoFar.set(world, { size, said });
  return said;
}

function readAll(world: World): readonly Said[] {
  const letters = world.mailbox.map(({ bytes, order, begun, by, at }) => {
    const { messageId, text } = JSON.parse(bytes) as LetterBytes;
    const on = dayIn(new Date(at));
    const read = text.includes(" OF Buyer ") ? readText(text, messageId, world) : readLetter(text, world);
    return { kind: "letter" as const, id: messageId, order, begun, by, on, ...read };
  });
  const tasks = new Map(
    world.crmLog.flatMap(({ module, externalId, record, order, at }) => {
      const text = String(record["text"]);
      if (module !== "Tasks" || !text.startsWith("LEVEL")) return [];
      const id = String(externalId);
      const on = toDay(String(record["dueOn"]));
      return [
        [
          id,
          { kind: "task" as const, id, order, begun: at, by: null, on, ...readLetter(text, world) },
        ] as const,
      ];
    }),
  );
  return [...letters, ...tasks.values()].sort((a, b) => a.on - b.on || a.order - b.order);
}

/** A text names who owes and how much; which invoices that is, only its row says. */
function readText(text: string, dispatchId: string, world: World) {
  const row = world.store.dispatches.get(world.store.eyes, dispatchId);
  const [, accountId = ""] = /OF Buyer (\d+)/.exec(text) ?? [];
  return {
    ...readLetter(text, world),
    invoiceIds: row?.invoiceIds ?? [],
    accountId,
    currency: text.includes("€") ? "EUR" : "CNY",
  };
}

function readLetter(text: string, world: World) {
  const invoiceIds = [...text.matchAll(/INV-(\d+)/g)].map((match) => match[1] ?? "");
  const invoice = world.ledger.get(invoiceIds[0] ?? "")?.is;
  const [, level, under = ""] = /LEVEL (\d+) UNDER (\S+)/.exec(text) ?? [];
  const asked = /ASKED (.*)/.exec(text)?.[1] ?? "";
  return {
    level: Number(level),
    under,
    askedMinor: Number(asked.replace(/[^\d]/g, "")),
    invoiceIds,
    accountId: invoice?.accountId ?? "",
    currency: invoice?.currency ?? "",
  };
}

/** Where a demand is to be found, for whoever reads about it. */
export const placeOf = ({ kind, accountId, currency, level, begun, by }: Said): string =>
  `${kind} to ${accountId} ${currency} level ${level} at ${new Date(begun).toISOString()} by ${String(by)}`;
