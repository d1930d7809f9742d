import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { ledgerBook } from "../../../server/adapters/db/ledger-rows.ts";
import { withRawTenant, withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { randomOf } from "../../../sandbox/books/random.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import { answerAs } from "../cell.ts";
import {
  accountIdAt,
  accountRecord,
  type EmptyStore,
  moneyRecords,
  openEmptyStore,
  ORG,
  syncing,
} from "../filled-store.ts";
import type { StoreSize, Upserted, Wait } from "./store.ts";

const TODAY = toDay("2026-11-18");
/** As many records as a pull keeps in one transaction. */
const STEP = 2_000;

let open: EmptyStore | undefined;
const opened = (): EmptyStore => {
  if (!open) throw new Error("The store is open before it is asked.");
  return open;
};

/** Writes every invoice, in the steps of a pull; version 0 is the first load, each later one changes all of them. */
async function upsert({ accounts, invoicesEach }: StoreSize, version: number): Promise<Upserted> {
  const { store } = opened();
  const accountsAStep = Math.max(1, Math.floor(STEP / invoicesEach));
  const startedAt = performance.now();
  let written = 0;
  for (let from = 0; from < accounts; from += accountsAStep) {
    const these = Array.from({ length: Math.min(accountsAStep, accounts - from) }, (_, at) => from + at);
    const records = these.flatMap((at) => moneyRecords(at, invoicesEach, invoicesEach, TODAY, version));
    written += await syncing(store, (book) => book.keepMoney(records, new Date()));
  }
  return { written, seconds: (performance.now() - startedAt) / 1000 };
}

async function load(size: StoreSize): Promise<Upserted> {
  open = await openEmptyStore();
  const accounts = Array.from({ length: size.accounts }, (_, at) => accountRecord(at));
  await syncing(open.store, (book) => book.keepAccounts(accounts));
  const loaded = await upsert(size, 0);
  await syncing(open.store, (book) => book.refreshStatistics());
  return loaded;
}

/**
 * So many point queries a second of one account's open items, each counted from the moment on which it was due, until
 * `over`. A query that has to wait for others is late by that as well.
 */
async function pointQueries(size: StoreSize, over: Promise<unknown>): Promise<Wait[]> {
  const random = randomOf("asked");
  const everyMs = 1000 / size.queriesPerSecond;
  const waits: Promise<Wait>[] = [];
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  const startedAt = performance.now();
  for (let due = startedAt; !isOver; due += everyMs) {
    const early = due - performance.now();
    if (early > 0) await new Promise((go) => setTimeout(go, early));
    waits.push(asked(accountIdAt(random.whole(0, size.accounts - 1)), size, due));
  }
  return Promise.all(waits);
}

async function asked(accountId: string, { invoicesEach }: StoreSize, due: number): Promise<Wait> {
  const { store } = opened();
  const entries = await withTenant(store.pool, ORG, (tx) =>
    ledgerBook(tx, ORG).openEntriesOf(accountId, TODAY),
  );
  return { ms: performance.now() - due, isWhole: entries.length === invoicesEach };
}

const idle = (size: StoreSize): Promise<Wait[]> =>
  pointQueries(size, new Promise((done) => setTimeout(done, size.seconds * 1000)));

async function busy({ size, version }: { size: StoreSize; version: number }) {
  const work = upsert(size, version);
  const waits = await pointQueries(size, work);
  return { waits, upserted: await work };
}

/** The ledger's rows into an empty table with the ledger's own indexes and checks; the wall would not let COPY in. */
async function copy(): Promise<Upserted> {
  const { store } = opened();
  const pieces = await withRawTenant(store.pool, ORG, async (client) => {
    const read: Buffer[] = [];
    for await (const piece of client.query(copyTo("COPY (SELECT * FROM ledger_entry) TO STDOUT")))
      read.push(piece as Buffer);
    return read;
  });
  const client = await store.ownerPool.connect();
  try {
    await client.query("CREATE TABLE copied (LIKE ledger_entry INCLUDING ALL)");
    const startedAt = performance.now();
    const copied = copyFrom("COPY copied FROM STDIN");
    client.query(copied);
    await pipeline(Readable.from(pieces), copied);
    return { written: copied.rowCount, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await client.query("DROP TABLE IF EXISTS copied");
    client.release();
  }
}

answerAs({ load, idle, busy, copy }, () => open?.close());
