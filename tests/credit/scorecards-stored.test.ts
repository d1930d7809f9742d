import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Logger } from "../../server/adapters/log/log.ts";
import { scorecardRooms } from "../../server/rooms/scorecard-rooms.ts";
import { creditBook } from "../../server/adapters/db/credit-rows.ts";
import { scorecardBook } from "../../server/adapters/db/scorecard-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  activateCard,
  beginTrial,
  type CreditDesk,
  keepDraft,
  readScorecard,
  rescoreChanged,
  runTrial,
  scoreAccounts,
  readScore,
  scoreOnDay,
  type ScorecardDesk,
} from "../../server/credit/index.ts";
import { WireScore } from "../../shared/credit/contract.ts";
import { type Card, STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import { ScorecardAnswer } from "../../shared/credit/scorecard/contract.ts";
import { addDays, formatDay, toDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { invoice, payment } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { addAccount, addEntries, addOrg, closeEntry, rowsOf } from "./rows.ts";

const ORG = "171";
const TODAY = toDay("2024-07-01");
const NOW = new Date("2024-07-01T01:00:00Z");
const { version: _, ...standard } = STANDARD_SCORECARD;
/** Nobody is above grade E by it but the best. */
const strict: Card = { ...standard, floors: { A: 99, B: 98, C: 97, D: 96 } };

let database: TestDatabase;
let credit: CreditDesk;
let cards: ScorecardDesk;
const admin = { orgId: ORG, userId: "7", userName: "Li", role: "admin" } as const;

/** `count` invoices of one account, due monthly up to forty days ago and paid `late` days after. */
const habit = (accountId: string, count: number, late: (at: number) => number): LedgerEntry[] =>
  Array.from({ length: count }, (_, at) => {
    const dueOn = addDays(TODAY, -40 - 30 * at);
    const id = `${accountId}-${at}`;
    return [
      invoice(id, { accountId, dueOn, issuedOn: addDays(dueOn, -30) }),
      payment(`p${id}`, id, 10_000, "2024-01-01", { accountId, receivedOn: addDays(dueOn, late(at)) }),
    ];
  }).flat();

beforeAll(async () => {
  database = await openTestDatabase();
  let made = 0;
  credit = {
    inTenant: (orgId, work) => withTenant(database.pool, orgId, (tx) => work(creditBook(tx, orgId))),
    now: () => NOW,
    newId: () => `w${(made += 1)}`,
  };
  cards = {
    inTenant: (orgId, work) => withTenant(database.pool, orgId, (tx) => work(scorecardBook(tx, orgId))),
    now: () => NOW,
    dayIn: () => TODAY,
    breathe: () => undefined,
  };
  const { ownerPool } = database;
  await addOrg(ownerPool, ORG);
  for (const id of ["1001", "1002", "1003"]) await addAccount(ownerPool, ORG, id, "CNY", 30_000);
  await addEntries(ownerPool, ORG, [
    ...habit("1001", 18, () => 0),
    ...habit("1002", 18, (at) => (at % 2 === 0 ? 25 : 40)),
    ...habit("1003", 18, () => 0),
    invoice("promised", { accountId: "1003", issuedOn: addDays(TODAY, -40), dueOn: addDays(TODAY, -10) }),
    invoice("owed", { accountId: "1002", issuedOn: addDays(TODAY, -60), dueOn: addDays(TODAY, -12) }),
  ]);
});
afterAll(() => database.drop());

const scored = async (accountId: string, on: Day) =>
  (await credit.inTenant(ORG, (book) => book.snapshotOf(accountId, on)))?.sheet;

describe("what is known of an account, from its rows to its score", () => {
  it("counts a stored promise that was broken and a stored court fact, once the round has come", async () => {
    const insert = (text: string) => rowsOf(database.ownerPool, ORG, text, [ORG]);
    await insert(
      `INSERT INTO promise (org_id, promise_id, account_id, currency, amount_minor, promised_on, made_on, invoice_ids, state, by_user, recorded_at)
       VALUES ($1, 'p1', '1003', 'CNY', 10000, '2024-06-24', '2024-06-20', '{promised}', 'open', '5', '2024-06-20')`,
    );
    await insert(
      `INSERT INTO dossier_entry (org_id, entry_id, account_id, kind, body, source, note, on_day, recorded_on, body_hash, by_user, by_name, at)
       VALUES ($1, 'f1', '1002', 'fact', '{"kind":"fact","fact":"enforcement","since":"2024-06-01","until":null}',
         'court', '', '2024-06-01', '2024-06-05', '', '5', 'Li', '2024-06-05')`,
    );
    await scoreAccounts(ORG, TODAY, credit);
    const sheet = await scored("1002", TODAY);
    expect(sheet?.reasons[0]).toMatchObject({
      code: "listed",
      effect: "cap",
      points: 29,
      figures: { facts: 1 },
    });
    expect(sheet?.score).toBeLessThanOrEqual(29);
    expect(sheet?.blocks.map(({ block }) => block)).toEqual(["P", "C", "E", "T", "M"]);
    expect(sheet?.coverage).toBe(0.9);
    const promised = await scored("1003", TODAY);
    const conductOf = (of: typeof sheet) => of?.blocks.find(({ block }) => block === "C")?.value;
    // Promises 60 %, disputes 25 %, bounces 15 %, each a rate that begins at a quarter; eighteen payments stood.
    const others = 0.25 * 75 + 0.15 * 100 * (1 - 1 / 22);
    expect(conductOf(await scored("1001", TODAY))).toBeCloseTo(0.6 * 75 + others, 1);
    expect(conductOf(promised)).toBeCloseTo(0.6 * 60 + others, 1);
    expect(promised?.blocks.map(({ block }) => block)).toEqual(["P", "C", "E", "T"]);
  });
});

describe("the score on the page", () => {
  it("says by which card, and what each block brought since the end of last month", async () => {
    const read = async () =>
      WireScore.parse(await credit.inTenant(ORG, (book) => readScore(book, "1003", TODAY)));
    const { scorecard, change, score } = await read();
    const then = await scored("1003", addDays(TODAY, -1));
    expect([scorecard, change?.since]).toEqual([1, addDays(TODAY, -1)]);
    expect(change?.score).toBeCloseTo((score ?? 0) - (then?.score ?? 0), 5);
    // Nobody kept what limits were then: that block is new.
    expect(change?.blocks.find(({ block }) => block === "E")?.points).toBeGreaterThan(0);
    expect(change?.otherCard).toBe(false);
  });
});

describe("the scorecards of an org", () => {
  it("begin with the product's, and keep a draft that scores nothing", async () => {
    const kept = await keepDraft(admin, strict, cards);
    const answer = ScorecardAnswer.parse(JSON.parse(JSON.stringify(kept.ok ? kept.value : null)));
    expect(answer).toMatchObject({
      inForce: 1,
      draft: { by: "Li", card: strict, running: false, last: null },
    });
    expect(answer.versions).toHaveLength(1);
    await scoreAccounts(ORG, TODAY, credit);
    expect(await scored("1001", TODAY)).toMatchObject({ scorecard: 1, grade: "B" });
  });

  it("are tried on the past beside the one in force, and the trial goes with its draft", async () => {
    const begun = await beginTrial(admin, cards);
    expect(begun).toMatchObject({ ok: true, value: { begun: true, body: { draft: { running: true } } } });
    expect(await beginTrial(admin, cards)).toMatchObject({ value: { begun: false } });
    await runTrial(ORG, cards);
    const { draft } = ScorecardAnswer.parse(JSON.parse(JSON.stringify(await readScorecard(ORG, cards))));
    expect(draft).toMatchObject({
      running: false,
      last: {
        ...{ state: "ready", against: 1, asked: 18, badShare: 1 / 3, accounts: 3, moved: 2 },
        inForce: { auc: 1 },
        draft: { auc: 1, grades: [{ grade: "E", accounts: 18, badShare: 1 / 3 }] },
        moves: [
          { accountId: "1001", name: "Account", from: { grade: "B" }, to: { grade: "E" } },
          { accountId: "1003", name: "Account", from: { grade: "C" }, to: { grade: "E" } },
        ],
      },
    });
    const last = draft?.last;
    expect(last?.state === "ready" && last.days.map((day) => day)).toHaveLength(6);
    const warned: unknown[] = [];
    const log = { warn: (what: unknown) => void warned.push(what) } as unknown as Logger;
    const rooms = scorecardRooms(cards, log, () => Promise.reject(new Error("no database")));
    expect(await rooms.tryOut(admin)).toEqual({ ok: false, because: "trial-not-started" });
    expect((await readScorecard(ORG, cards)).draft).toMatchObject({
      running: false,
      last: { state: "ready" },
    });
    expect(warned).toHaveLength(1);
    const again = await keepDraft(admin, { ...strict, floors: { ...strict.floors, A: 100 } }, cards);
    expect(again).toMatchObject({ value: { draft: { last: null } } });
  });

  it("are put in force by an administrator who saw the newest, and score from tomorrow on", async () => {
    const ask = (after: number, role: "admin" | "collector" = "admin") =>
      activateCard({ ...admin, role }, { card: strict, after, reason: "a stricter year" }, cards);
    expect(await ask(1, "collector")).toMatchObject({ ok: false, because: "not-allowed" });
    expect(await ask(2)).toMatchObject({ ok: false, because: "scorecard-changed" });
    expect((await readScorecard(ORG, cards)).versions).toHaveLength(1);
    // The draft is another one, then this one untried.
    expect(await ask(1)).toMatchObject({ ok: false, because: "card-not-tried" });
    await keepDraft(admin, strict, cards);
    expect(await ask(1)).toMatchObject({ ok: false, because: "card-not-tried" });
    await beginTrial(admin, cards);
    await runTrial(ORG, cards);
    const done = await ask(1);
    expect(done).toMatchObject({
      value: {
        ...{ inForce: 1, draft: null },
        versions: [{ version: 2, from: "2024-07-02", by: "Li", reason: "a stricter year" }, { version: 1 }],
      },
    });
    expect(await ask(1)).toMatchObject({ ok: false, because: "scorecard-changed" });
    expect(await beginTrial(admin, cards)).toMatchObject({ ok: false, because: "no-draft" });
  });

  it("make the scores of their own days, in the round and after a pull", async () => {
    const tomorrow = addDays(TODAY, 1);
    await scoreAccounts(ORG, tomorrow, credit);
    expect(await scored("1001", tomorrow)).toMatchObject({ scorecard: 2, grade: "E" });
    // All was written on one day of the past: all accounts are scored again.
    const since = new Date("2024-01-01T00:00:00Z");
    expect(await rescoreChanged(ORG, since, tomorrow, credit)).toBe(3);
    expect(await scored("1001", tomorrow)).toMatchObject({ scorecard: 2, grade: "E" });
    expect(await rescoreChanged(ORG, since, TODAY, credit)).toBe(3);
    expect(await scored("1001", TODAY)).toMatchObject({ scorecard: 1, grade: "B" });
  });
});

describe("the score of a past day", () => {
  const on = toDay("2024-03-15");
  const ask = (day: Day, accountId = "1004") =>
    credit.inTenant(ORG, (book) =>
      scoreOnDay(book, accountId, day, new Date(`${formatDay(addDays(day, -1))}T16:00:00Z`)),
    );

  it("is what was kept, and of a day without a run made from what was known then, by the card of then", async () => {
    const { ownerPool } = database;
    await addAccount(ownerPool, ORG, "1004", "CNY", null);
    await addEntries(
      ownerPool,
      ORG,
      habit("1004", 18, () => 0),
    );
    const before = await ask(on);
    expect(before).toMatchObject({ from: "as-known", among: "2024-02-29", scorecard: 1, provisional: false });
    // An old invoice that the CRM told of in June, and a payment that was withdrawn in June.
    const late = [
      invoice("forgotten", { accountId: "1004", issuedOn: addDays(on, -200), dueOn: addDays(on, -170) }),
    ];
    await addEntries(ownerPool, ORG, late, new Date("2024-06-03T00:00:00Z"));
    await closeEntry(ownerPool, ORG, "p1004-17", new Date("2024-06-03T00:00:00Z"));
    expect(await ask(on)).toEqual(before);
    expect((await ask(toDay("2024-06-10"))).reasons[0]).toMatchObject({ code: "over-90", effect: "cap" });
    expect(await ask(TODAY, "1001")).toMatchObject({ from: "kept", among: "2024-07-01", scorecard: 1 });
    expect(await ask(addDays(TODAY, 5), "1001")).toMatchObject({ from: "as-known", scorecard: 2 });
  });

  it("is told in hindsight where it was kept of a morning before we knew the account", async () => {
    const { ownerPool } = database;
    await addAccount(ownerPool, ORG, "1005", "CNY", null);
    const past = habit("1005", 18, () => 0);
    await addEntries(ownerPool, ORG, past, new Date("2024-06-03T00:00:00Z"));
    const day = toDay("2024-05-31");
    await credit.inTenant(ORG, async (book) => {
      const like = await book.snapshotOf("1001", TODAY);
      if (like !== null) await book.keepSnapshots([{ ...like, accountId: "1005", asOf: day }]);
    });
    expect(await ask(day, "1005")).toMatchObject({ from: "in-hindsight", among: "2024-05-31" });
  });

  it("says when it is told in hindsight, and where nothing was billed yet", async () => {
    expect(await ask(toDay("2023-12-20"))).toMatchObject({ from: "in-hindsight", among: "2023-11-30" });
    expect(await ask(toDay("2022-01-01"))).toMatchObject({ from: "in-hindsight", score: null, reasons: [] });
  });
});
