import { addressOf } from "../../../shared/dunning/recipient.ts";
import type { DispatchRow, DunningBook } from "../../../server/dunning/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import { noteDispatch } from "./note-dispatch.ts";
import type { KeptDispatch } from "./rows.ts";
import { isWaiting, LEASE_MS } from "./terms.ts";
import type { Transaction } from "./transaction.ts";

type ClaimModel = Pick<
  DunningBook,
  | "waiting"
  | "dispatch"
  | "lockAccount"
  | "lockDispatch"
  | "lockMessages"
  | "claim"
  | "startSending"
  | "filesPinned"
  | "giveBack"
  | "end"
  | "setAside"
  | "inDoubt"
  | "settleDoubt"
  | "reap"
>;

const shown = (row: KeptDispatch): DispatchRow => ({
  dispatchId: row.dispatchId,
  rehearsed: row.rehearsed,
  accountId: row.accountId,
  currency: row.currency,
  cycle: row.cycle,
  step: row.step,
  channel: row.channel,
  asOf: row.asOf,
  state: row.state,
  invoiceIds: row.invoiceIds,
  notBefore: row.notBefore,
  attempts: row.attempts,
  fence: row.fence,
  recipient: row.recipient,
  subject: row.subject,
  amountMinor: row.amountMinor,
});

const nextFence = ({ fence }: KeptDispatch): string => String(Number(fence) + 1);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The life of one message after it was planned, over rows in memory. */
export function claimModel(store: MemoryStore, tx: Transaction): ClaimModel {
  const { dispatches } = store;
  const lease = () => store.clock() + LEASE_MS;
  return {
    ...sendingModel(store, tx),
    async waiting(asOf, now) {
      const isFull = ({ state, reason }: KeptDispatch) => state === "deferred" && reason === "mail-full";
      const living = dispatches.living(tx);
      const mailWaits = living.some((row) => isFull(row) && row.notBefore > now);
      return living
        .filter((row) => row.asOf === asOf && !row.rehearsed && isWaiting(row) && row.notBefore <= now)
        .filter(({ channel }) => channel !== "email" || !mailWaits)
        .sort(
          (a, b) =>
            Number(b.reason === "mail-full") - Number(a.reason === "mail-full") ||
            Number(a.notBefore) - Number(b.notBefore) ||
            compare(a.dispatchId, b.dispatchId),
        )
        .map(({ dispatchId, accountId, invoiceIds, channel }) => ({
          dispatchId,
          accountId,
          invoiceIds,
          channel,
        }));
    },
    async dispatch(dispatchId) {
      const row = dispatches.get(tx, dispatchId);
      return row ? shown(row) : null;
    },
    async lockAccount(accountId) {
      await store.accounts.lockRow(tx, accountId, () => true);
    },
    async lockDispatch(dispatchId) {
      const row = await dispatches.lockRow(tx, dispatchId, () => true);
      return row ? shown(row) : null;
    },
    async lockMessages(messages) {
      for (const accountId of [...new Set(messages.map((each) => each.accountId))].sort(compare))
        await store.accounts.lockRow(tx, accountId, () => true);
      const rows: DispatchRow[] = [];
      for (const dispatchId of messages.map((each) => each.dispatchId).sort(compare)) {
        const row = await dispatches.lockRow(tx, dispatchId, () => true);
        if (row) rows.push(shown(row));
      }
      return rows;
    },
    async claim(dispatchId, by, figures) {
      const claimed = await dispatches.update(
        tx,
        dispatchId,
        (row) => isWaiting(row) && !row.rehearsed,
        (row) => ({
          ...row,
          state: "claimed",
          reason: null,
          fence: nextFence(row),
          attempts: row.attempts + 1,
          claimedBy: by,
          leaseUntil: lease(),
          invoiceIds: figures.invoiceIds,
          amountMinor: figures.amountMinor,
          deadlineOn: figures.deadlineOn,
          contactId: figures.contact?.contactId ?? null,
          recipient: figures.contact && addressOf(figures.contact),
          subject: figures.subject,
        }),
      );
      if (claimed === undefined) throw new Error(`message ${dispatchId} was locked, so it can be claimed`);
      return claimed.fence;
    },
    async setAside(dispatchId, state, reason, notBefore, at) {
      const endedAt = state === "held" || state === "cancelled" ? at : null;
      await dispatches.update(tx, dispatchId, isWaiting, (row) => ({
        ...row,
        state,
        reason,
        notBefore,
        endedAt,
      }));
    },
    async inDoubt(limit) {
      return dispatches
        .living(tx)
        .filter(({ state }) => state === "in_doubt")
        .sort((a, b) => a.asOf - b.asOf || compare(a.dispatchId, b.dispatchId))
        .slice(0, limit)
        .map(({ dispatchId, accountId, asOf, recipient, subject, messageId, reply }) => {
          const accountName = store.accounts.get(tx, accountId)?.name ?? "";
          return { dispatchId, accountId, accountName, asOf, recipient, subject, messageId, reply };
        });
    },
    async settleDoubt(dispatchId, state, reason, endedAt) {
      const settled = await dispatches.update(
        tx,
        dispatchId,
        (row) => row.state === "in_doubt",
        (row) => ({ ...row, state, reason, endedAt, fence: nextFence(row) }),
      );
      return settled !== undefined;
    },
  };
}

const ENDS_FROM = new Set(["claimed", "sending", "in_doubt"]);

function sendingModel(
  store: MemoryStore,
  tx: Transaction,
): Pick<ClaimModel, "startSending" | "filesPinned" | "giveBack" | "end" | "reap"> {
  const { dispatches } = store;
  const nobodyStopped = (): boolean => {
    const org = store.org.get(tx, "org");
    return org?.mode === "live" && !org.installationStopped;
  };
  return {
    async startSending(dispatchId, fence, mail) {
      const started = await dispatches.update(
        tx,
        dispatchId,
        (row) =>
          row.fence === fence &&
          row.state === "claimed" &&
          row.leaseUntil !== null &&
          row.leaseUntil > store.clock() &&
          nobodyStopped(),
        (row) => ({
          ...row,
          state: "sending",
          leaseUntil: store.clock() + LEASE_MS,
          mail,
          messageId: mail.messageId,
        }),
      );
      return started !== undefined;
    },
    // Its orgs attach nothing.
    filesPinned: () => Promise.resolve([]),
    async giveBack(dispatchId, fence) {
      await dispatches.update(
        tx,
        dispatchId,
        (row) => row.fence === fence && row.state === "claimed",
        (row) => ({ ...row, state: "planned", leaseUntil: null, fence: nextFence(row) }),
      );
    },
    async end(dispatchId, fence, end) {
      const ended = await dispatches.update(
        tx,
        dispatchId,
        (row) => row.fence === fence && ENDS_FROM.has(row.state),
        (row) => ({
          ...row,
          state: end.state,
          reason: end.reason,
          reply: end.reply,
          notBefore: end.notBefore,
          endedAt: end.state === "deferred" ? null : end.at,
          leaseUntil: null,
        }),
      );
      if (ended !== undefined && end.line !== undefined) await noteDispatch(store, tx, end.line);
      return ended !== undefined;
    },
    async reap(at) {
      const expired = (state: string) => (row: KeptDispatch) =>
        row.state === state && row.leaseUntil !== null && row.leaseUntil < store.clock();
      const all = (state: string) => dispatches.living(tx).filter(expired(state));
      let freed = 0;
      for (const { dispatchId } of all("claimed")) {
        const row = await dispatches.update(tx, dispatchId, expired("claimed"), (each) => ({
          ...each,
          state: "planned",
          leaseUntil: null,
          fence: nextFence(each),
        }));
        if (row) freed += 1;
      }
      const doubted: DispatchRow[] = [];
      for (const { dispatchId } of all("sending")) {
        const row = await dispatches.update(tx, dispatchId, expired("sending"), (each) => ({
          ...each,
          state: "in_doubt",
          reason: "in-doubt",
          leaseUntil: null,
          endedAt: at,
        }));
        if (row) doubted.push(shown(row));
      }
      return { freed, doubted };
    },
  };
}
