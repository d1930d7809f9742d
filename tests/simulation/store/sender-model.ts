import type { KeyKnown, SenderBook, SenderStanding } from "../../../server/settings/ports.ts";
import { Table } from "./table.ts";
import type { Transaction } from "./transaction.ts";

interface KeptSender {
  readonly standing: SenderStanding;
  readonly keys: readonly KeyKnown[];
}
interface KeptChange {
  readonly actId: string;
  readonly reason: string;
  readonly at: Date;
}

/** An org's sender with the keys of its domain, and what was noted about it. */
export interface SenderTables {
  readonly sender: Table<KeptSender>;
  readonly changes: Table<KeptChange>;
}

const KEY = "sender";

export const senderTables = (): SenderTables => ({
  sender: new Table<KeptSender>({ name: KEY, keyOf: () => KEY, groupOf: () => "" }),
  changes: new Table<KeptChange>({ name: "change", keyOf: ({ actId }) => actId, groupOf: () => "" }),
});

/** What a look at the domain asks of the adapter's book, over rows in memory. */
export function senderModel({ sender, changes }: SenderTables, tx: Transaction): Partial<SenderBook> {
  const row = (): KeptSender => {
    const kept = sender.get(tx, KEY);
    if (kept === undefined) throw new Error("the org has a sender");
    return kept;
  };
  const change = async (into: (row: KeptSender) => KeptSender): Promise<void> => {
    await sender.update(tx, KEY, () => true, into);
  };
  return {
    sender: async () => row().standing,
    async lockSender() {
      await sender.lockRow(tx, KEY, () => true);
      return row().standing;
    },
    signingKeys: async () => row().keys,
    saveCheck: (check) => change((kept) => ({ ...kept, standing: { ...kept.standing, check } })),
    proveSigningKey: (_domain, selector) =>
      change((kept) => ({
        ...kept,
        keys: kept.keys.flatMap((key) => (key.selector === selector ? { ...key, isProven: true } : [])),
      })),
    async noteChange({ actId, reason, at }) {
      await changes.insert(tx, { actId, reason, at });
    },
  };
}
