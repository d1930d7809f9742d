import type { AskedSend, SendBook } from "../../../server/dunning/send-now-ports.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { dunningModel } from "./dunning-model.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { KeptDispatch } from "./rows.ts";
import { Table } from "./table.ts";
import type { Between } from "./terms.ts";
import type { Transaction } from "./transaction.ts";

interface KeptAsk extends AskedSend {
  readonly askedAt: Date;
}

type Asks = Table<KeptAsk>;

/** The rows of `send_request`, beside those of the store. */
export const askTable = (): Asks =>
  new Table<KeptAsk>({
    name: "ask",
    keyOf: (row) => row.requestId,
    groupOf: () => "",
  });

/** What `sendBook` of the adapter does, over rows in memory. */
export function sendModel(store: MemoryStore, asks: Asks, tx: Transaction, between: Between): SendBook {
  const book = dunningModel(store, tx, between);
  const byAge = () => asks.rows(tx).sort((a, b) => Number(a.askedAt) - Number(b.askedAt));
  return {
    ...book,
    sheetsAsked: (...asked) => book.sheets(...asked),
    async lockOwned(accountId) {
      const row = await store.accounts.lockRow(tx, accountId, ({ state }) => state === "active");
      return row === undefined ? null : { ownerId: row.ownerId };
    },
    async messagesOfDay(accountId, asOf, rehearsed) {
      const isOfDay = (row: KeptDispatch) => row.asOf === asOf && row.rehearsed === rehearsed;
      return store.dispatches
        .rows(tx, accountId)
        .filter(isOfDay)
        .sort((a, b) => Number(a.createdAt) - Number(b.createdAt) || (a.dispatchId < b.dispatchId ? -1 : 1));
    },
    async askedSend(requestId) {
      return asks.get(tx, requestId) ?? null;
    },
    async plannedTwin(accountId, asOf: Day, digest) {
      const isTwin = (row: KeptAsk) =>
        row.accountId === accountId &&
        row.asOf === asOf &&
        row.digest === digest &&
        row.outcome === "planned";
      return byAge().findLast(isTwin) ?? null;
    },
    addSend: (asked, _by, askedAt) => asks.insert(tx, { ...asked, askedAt }),
    async openSends() {
      return byAge().filter(({ outcome }) => outcome === null);
    },
    async answerSend(requestId, outcome, dispatchIds) {
      await asks.update(
        tx,
        requestId,
        () => true,
        (row) => ({ ...row, outcome, dispatchIds }),
      );
    },
    noteSend: () => Promise.resolve(),
  };
}
