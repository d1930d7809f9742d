import type { ActivationBook, OrgStanding } from "../../../server/activation/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { OrgRow } from "./rows.ts";
import { isWaiting } from "./terms.ts";
import type { Transaction } from "./transaction.ts";

/** What an administrator decides; alarms are rung by pages and timetables of their own. */
type Asked = Omit<ActivationBook, "health" | "openAlarms" | "beginAlarm" | "endAlarm">;

/** What `activationBook` of the adapter does, over rows in memory. */
export function activationModel(store: MemoryStore, tx: Transaction): ActivationBook {
  const standing = async (): Promise<OrgStanding> => {
    const row = store.org.get(tx, "org");
    if (row === undefined) throw new Error("no result");
    const { name, timeZone, mode, liveOn, sender, caps, installationStopped } = row;
    return { name, timeZone, mode, liveOn, sender, domainFailed: false, caps, installationStopped };
  };
  const change = async (what: Partial<OrgRow>): Promise<void> => {
    await store.org.update(
      tx,
      "org",
      () => true,
      (row) => ({ ...row, ...what }),
    );
  };
  const asked: Asked = {
    standing,
    async lockStanding() {
      await store.org.lockRow(tx, "org", () => true);
      return standing();
    },
    setMode: (mode, liveOn) => change({ mode, liveOn }),
    saveCaps: (caps) => change({ caps }),
    async cancelWaiting(at) {
      for (const { dispatchId } of store.dispatches.rows(tx))
        await store.dispatches.update(
          tx,
          dispatchId,
          (row) => isWaiting(row) && !row.rehearsed,
          (row) => ({ ...row, state: "cancelled", reason: "stopped", endedAt: at }),
        );
    },
    async addAct(act) {
      await store.acts.insert(tx, act);
    },
    async acts(kinds, limit) {
      return store.acts
        .rows(tx)
        .filter(({ kind }) => kinds === null || kinds.includes(kind))
        .sort((a, b) => Number(b.at) - Number(a.at) || (a.actId < b.actId ? 1 : -1))
        .slice(0, limit);
    },
    async rounds(limit) {
      const rows = store.rounds.rows(tx).sort((a, b) => b.asOf - a.asOf);
      return rows.slice(0, limit).map(({ asOf, finishedAt, outcome }) => ({
        asOf,
        startedAt: finishedAt ?? new Date(0),
        finishedAt,
        outcome,
        warnings: [],
        counts: {},
        fault: null,
      }));
    },
  };
  return asked as ActivationBook;
}
