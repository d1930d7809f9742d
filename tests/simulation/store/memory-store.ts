import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { AdminAct } from "../../../server/activation/ports.ts";
import type { Veto } from "../../../server/hold/ports.ts";
import type {
  AccountRow,
  ContactRow,
  CursorRow,
  KeptDecision,
  KeptDispatch,
  KeptDispute,
  KeptExemption,
  KeptExtension,
  KeptFollowUp,
  KeptPlan,
  KeptPromise,
  KeptRound,
  KeptWriteback,
  OrgRow,
  UnreadRow,
} from "./rows.ts";
import { Table } from "./table.ts";
import { Deadlock, type Locks, Transaction } from "./transaction.ts";

const LEFT_ALONE = new Set(["held", "cancelled", "rejected"]);

const OVER = new Set([...LEFT_ALONE, "sent"]);

/** As the indexes dispatch_once and dispatch_one_a_day say. */
const placesOf = (row: KeptDispatch): readonly string[] =>
  LEFT_ALONE.has(row.state)
    ? []
    : [
        ["once", row.rehearsed, row.currency, row.cycle, row.step, row.channel, row.billedId].join("|"),
        ["a day", row.rehearsed, row.accountId, row.currency, row.asOf].join("|"),
      ];

const ATTEMPTS = 4;

/** What a process does around a transaction. */
export interface Session {
  /** Each is nothing to wait for when it is done at once. */
  opened(tx: Transaction): Promise<void> | undefined;
  closing(): Promise<void> | undefined;
  closed(tx: Transaction): Promise<void> | undefined;
}

/** One org's rows, with the locks and unique keys of the real tables; tests/simulation/same-answers.test.ts holds it to them. */
export class MemoryStore {
  /** The database's own clock. */
  readonly clock: () => number;
  readonly #locks: Locks = new Map();
  /** Connections of any process, as a pool has them. */
  readonly #idle: Transaction[] = [];
  /** Sees what is committed, writes nothing, is never over. */
  readonly eyes = new Transaction(this.#locks);
  readonly org = new Table<OrgRow>({ name: "org", keyOf: () => "org", groupOf: () => "" });
  readonly accounts = new Table<AccountRow>({
    name: "account",
    keyOf: (row) => row.accountId,
    groupOf: () => "",
  });
  readonly contacts = new Table<ContactRow>({
    name: "contact",
    keyOf: (row) => row.contactId,
    groupOf: (row) => row.accountId,
  });
  readonly ledger = new Table<LedgerEntry>({
    name: "ledger",
    keyOf: (row) => row.id,
    groupOf: (row) => row.accountId,
  });
  readonly unread = new Table<UnreadRow>({
    name: "quarantine",
    keyOf: (row) => row.recordId,
    groupOf: (row) => row.accountId,
  });
  readonly cursors = new Table<CursorRow>({
    name: "cursor",
    keyOf: (row) => row.source,
    groupOf: () => "",
  });
  readonly decisions = new Table<KeptDecision>({
    name: "decision",
    keyOf: (row) => `${row.asOf}/${row.accountId}/${row.currency}`,
    groupOf: (row) => String(row.asOf),
  });
  readonly dispatches = new Table<KeptDispatch>({
    name: "dispatch",
    keyOf: (row) => row.dispatchId,
    groupOf: (row) => row.accountId,
    uniqueOf: placesOf,
    isAlive: ({ state }) => !OVER.has(state),
  });
  readonly followups = new Table<KeptFollowUp>({
    name: "followup",
    keyOf: (row) => row.followupId,
    groupOf: (row) => row.accountId,
  });
  readonly promises = new Table<KeptPromise>({
    name: "promise",
    keyOf: ({ promise }) => promise.promiseId,
    groupOf: ({ promise }) => promise.accountId,
  });
  readonly disputes = new Table<KeptDispute>({
    name: "dispute",
    keyOf: ({ dispute }) => dispute.disputeId,
    groupOf: ({ dispute }) => dispute.accountId,
  });
  readonly plans = new Table<KeptPlan>({
    name: "payment_plan",
    keyOf: ({ plan }) => plan.planId,
    groupOf: ({ plan }) => plan.accountId,
  });
  readonly extensions = new Table<KeptExtension>({
    name: "extension",
    keyOf: ({ extension }) => extension.extensionId,
    groupOf: ({ extension }) => extension.accountId,
  });
  readonly exemptions = new Table<KeptExemption>({
    name: "exemption",
    keyOf: ({ exemption }) => exemption.exemptionId,
    groupOf: ({ exemption }) => exemption.accountId,
  });
  readonly vetoes = new Table<Veto>({
    name: "veto",
    keyOf: (row) => row.vetoId,
    groupOf: (row) => row.accountId,
  });
  readonly acts = new Table<AdminAct>({ name: "admin_act", keyOf: (row) => row.actId, groupOf: () => "" });
  readonly writebacks = new Table<KeptWriteback>({
    name: "writeback",
    keyOf: (row) => row.writebackId,
    groupOf: () => "",
    uniqueOf: ({ module, externalId }) => (externalId === null ? [] : [`${module} ${externalId}`]),
    isAlive: ({ state }) => !OVER.has(state),
  });
  readonly rounds = new Table<KeptRound>({
    name: "round",
    keyOf: (row) => String(row.asOf),
    groupOf: () => "",
  });
  /** Whose turn it is: as the advisory lock that a session holds. */
  turn: object | null = null;
  /** Until when whoever had it slept: so long nobody else may do anything for the org. */
  turnSleptUntil = 0;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  begin(): Transaction {
    return new Transaction(this.#locks);
  }

  /** Commits when `work` returns, rolls back when it throws, and begins again when the database asks for it. */
  async inTransaction<T>(work: (tx: Transaction) => Promise<T>, session: Session): Promise<T> {
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      const tx = this.#idle.pop()?.reopen() ?? this.begin();
      try {
        const opens = session.opened(tx);
        if (opens !== undefined) await opens;
        const done = await work(tx);
        const closes = session.closing();
        if (closes !== undefined) await closes;
        tx.end(true);
        this.#idle.push(tx);
        const closed = session.closed(tx);
        if (closed !== undefined) await closed;
        return done;
      } catch (fault) {
        tx.end(false);
        this.#idle.push(tx);
        if (left === 0 || !(fault instanceof Deadlock)) throw fault;
      }
    }
  }

  /** For what no process does: the world's own hand, and the eyes of tests. */
  async directly<T>(work: (tx: Transaction) => Promise<T> | T): Promise<T> {
    const tx = this.begin();
    try {
      const done = await work(tx);
      tx.end(true);
      return done;
    } catch (fault) {
      tx.end(false);
      throw fault;
    }
  }
}
