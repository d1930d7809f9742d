import type { DispatchNote } from "../../../server/dunning/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { Transaction } from "./transaction.ts";

/** One line about each message, however often it is asked for. */
export async function noteDispatch(store: MemoryStore, tx: Transaction, note: DispatchNote): Promise<void> {
  const lines = store.followups.rows(tx, note.accountId);
  if (lines.some((line) => line.from !== "verdict" && line.dispatchId === note.dispatchId)) return;
  await store.followups.insert(tx, { from: "dispatch", ...note });
}
