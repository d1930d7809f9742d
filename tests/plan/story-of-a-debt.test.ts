import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { uuidv7 } from "uuidv7";
import { previewChange } from "../../server/account/index.ts";
import { openDispute, resolveDispute } from "../../server/dispute/index.ts";
import { logFollowUp } from "../../server/followup/index.ts";
import { agreePlan, grantExtension, withdrawPlan } from "../../server/plan/index.ts";
import { withdrawPromise } from "../../server/promise/index.ts";
import { AccountView, PreviewAnswer } from "../../shared/account/contract.ts";
import { PreviewRequest } from "../../shared/account/request-contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { addEntries } from "../credit/rows.ts";
import { CNY, invoice, payment } from "../ledger/entries.ts";
import { author, openTown, ORG } from "./town-of-agreements.ts";

let town: Awaited<ReturnType<typeof openTown>>;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.because}`);
  return result.value;
}
const promises = async (amountMinor: number, by: string, invoiceIds: string[] = []) =>
  done(
    await logFollowUp(
      author,
      {
        clientId: uuidv7(),
        kind: "call",
        outcome: "promised",
        contactId: null,
        note: "",
        happenedAt: null,
        next: null,
        promise: { amountMinor, currency: CNY, promisedOn: toDay(by), invoiceIds },
        supersedes: null,
      },
      town.desks.followup,
    ),
  );
const pays = (id: string, invoiceId: string, amount: number, on: string) =>
  addEntries(town.pool, ORG, [payment(id, invoiceId, amount, on)]);
const preview = async (asked: object) => {
  const answer = done(await previewChange(author, PreviewRequest.parse(asked), town.desks.previews));
  expect(PreviewAnswer.safeParse(answer).success).toBe(true);
  return answer.parts;
};
const plan = (more: object = {}) => ({
  clientId: uuidv7(),
  invoiceIds: ["901"],
  totalMinor: 6_000,
  currency: CNY,
  schedule: { every: "week" as const, count: 3, firstOn: toDay("2024-05-03") },
  graceDays: 1,
  breaksAfter: 1,
  note: "in three parts",
  ...more,
});

describe("one debt, told by its days", () => {
  it("C32: a promise holds through its business day of tolerance, says so before it is saved, and breaks by itself", async () => {
    await addEntries(town.pool, ORG, [invoice("901", { dueOn: toDay("2024-04-01") })]);
    await town.dawn("2024-04-10");
    // Friday the 12th: the 13th and 14th are a weekend, so Monday is the day of tolerance.
    const offer = { amountMinor: 10_000, currency: "CNY", promisedOn: "2024-04-12", invoiceIds: ["901"] };
    expect(await preview({ kind: "promise", body: offer })).toEqual([
      {
        code: "holds",
        because: "promise-open",
        until: "2024-04-15",
        currency: "CNY",
        amountMinor: 10_000,
        invoices: ["INV-901"],
      },
      { code: "next", currency: "CNY", next: { kind: "hold", because: "promise-open", until: "2024-04-15" } },
    ]);
    expect(await town.sql("SELECT 1 FROM promise WHERE org_id = $1")).toEqual([]);
    await promises(10_000, "2024-04-12", ["901"]);
    await pays("51", "901", 4_000, "2024-04-12");
    expect(await town.round("2024-04-15")).toBe("hold promise-open 2024-04-15");
    expect(await town.round("2024-04-16")).toBe("reminder-1 60.00");
    expect((await town.view()).promiseRecords).toEqual([
      { currency: "CNY", promises: 1, kept: 0, promisedMinor: 10_000, receivedMinor: 4_000 },
    ]);
  });

  it("the next promise for the residual is at level 2, and is broken too", async () => {
    await town.dawn("2024-04-17");
    expect(
      await preview({
        kind: "promise",
        body: { amountMinor: 6_000, currency: "CNY", promisedOn: "2024-04-24", invoiceIds: [] },
      }),
    ).toContainEqual({
      code: "level",
      level: 2,
    });
    await promises(6_000, "2024-04-24");
    expect((await town.view()).promises).toMatchObject([{ level: 2, standsMinor: 6_000 }]);
    expect(await town.round("2024-04-26")).toBe("reminder-2 60.00");
  });

  it("a plan holds what is coming while it is kept, breaks by itself, and asks its owner to speak with them", async () => {
    await town.dawn("2024-04-29");
    const { clientId, ...body } = plan();
    const parts = await preview({
      kind: "plan",
      body: { ...body, schedule: { ...body.schedule, firstOn: "2024-05-03" } },
    });
    expect(parts).toContainEqual(
      expect.objectContaining({ code: "holds", because: "on-plan", until: "2024-05-06", amountMinor: 6_000 }),
    );
    expect(parts).toContainEqual({
      code: "instalments",
      currency: "CNY",
      rows: [
        { dueOn: "2024-05-03", lastDay: "2024-05-06", amountMinor: 2_000 },
        // Saturday the 11th is worked in China, for the holiday of early May.
        { dueOn: "2024-05-10", lastDay: "2024-05-11", amountMinor: 2_000 },
        { dueOn: "2024-05-17", lastDay: "2024-05-20", amountMinor: 2_000 },
      ],
    });
    done(await agreePlan(author, { ...plan(), clientId }, town.desks.plan));
    await pays("52", "901", 2_000, "2024-05-03");
    expect(await town.round("2024-05-06")).toMatch(/^hold on-plan/);
    expect((await town.view()).plans).toMatchObject([
      { state: "kept", receivedMinor: 2_000, comingMinor: 4_000, holdsUntil: "2024-05-11" },
    ]);
    expect(await town.round("2024-05-11")).toMatch(/^hold on-plan/);
    // The plan holds nothing any more: what is left waits for its step's own day.
    expect(await town.round("2024-05-13")).toBe("hold too-soon 2024-05-15");
    const lines = await town.sql(
      "SELECT kind, outcome, next_action FROM followup WHERE org_id = $1 AND kind = 'plan' ORDER BY recorded_at",
    );
    expect(lines).toEqual([
      { kind: "plan", outcome: "agreed", next_action: null },
      { kind: "plan", outcome: "broken", next_action: "分期还款已违约，请联系客户" },
    ]);
    const tasks = await town.sql(
      "SELECT record->>'ownerId' AS owner FROM writeback WHERE org_id = $1 AND module = 'Tasks' AND record->>'subject' LIKE '分期%'",
    );
    expect(tasks).toEqual([{ owner: "77" }]);
  });

  it("a second plan is kept to the end, and then nothing is open", async () => {
    await town.dawn("2024-05-15");
    const again = {
      ...plan(),
      totalMinor: 4_000,
      schedule: { every: "week" as const, count: 2, firstOn: toDay("2024-05-17") },
    };
    done(await agreePlan(author, again, town.desks.plan));
    await pays("53", "901", 2_000, "2024-05-17");
    await pays("54", "901", 2_000, "2024-05-24");
    expect(await town.round("2024-05-27")).toBe("rest");
    const states = await town.sql("SELECT state FROM payment_plan WHERE org_id = $1 ORDER BY recorded_at");
    expect(states).toEqual([{ state: "broken" }, { state: "done" }]);
  });
});

describe("half an invoice, contested", () => {
  it("C31: the letter asks for the rest and names what is contested; a rejection is felt on the next day, not the same", async () => {
    await addEntries(town.pool, ORG, [
      invoice("902", { amountMinor: 5_000_000, dueOn: toDay("2024-06-03") }),
    ]);
    await town.dawn("2024-06-05");
    const asked = {
      invoiceId: "902",
      amountMinor: 300_000,
      currency: "CNY",
      reason: "quantity",
      note: "two pallets short",
      ownerId: "55",
      answerBy: "2024-06-20",
    };
    expect(await preview({ kind: "dispute", body: asked })).toEqual([
      expect.objectContaining({ code: "holds", because: "disputed", until: null, amountMinor: 300_000 }),
      { code: "asks", currency: "CNY", amountMinor: 4_700_000, invoices: ["INV-902"] },
      expect.objectContaining({ code: "next", next: expect.objectContaining({ kind: "step" }) }),
    ]);
    const disputeId = uuidv7();
    const request = {
      ...asked,
      clientId: disputeId,
      currency: CNY,
      reason: "quantity" as const,
      answerBy: toDay("2024-06-20"),
    };
    const first = done(await openDispute(author, request, town.desks.dispute));
    expect(first).toMatchObject({
      kind: "dispute",
      outcome: "quantity",
      about: { id: disputeId, amountMinor: 300_000 },
    });
    // The same request is the same line.
    expect(done(await openDispute(author, request, town.desks.dispute))).toEqual(first);
    expect(await town.round("2024-06-06")).toBe("reminder-1 47000.00");
    const [letter] = await town.sql<{ body_text: string }>(
      "SELECT body_text FROM dispatch WHERE org_id = $1 ORDER BY as_of DESC LIMIT 1",
    );
    expect(letter?.body_text).toContain("47,000.00");
    expect(letter?.body_text).toContain("3,000.00");
    expect((await town.view()).disputes).toMatchObject([
      { ownerName: "Zhao Min", contestedMinor: 300_000, late: false },
    ]);
    const tasks = await town.sql(
      "SELECT record->>'ownerId' AS owner FROM writeback WHERE org_id = $1 AND external_id = $2",
      `${disputeId}-next`,
    );
    expect(tasks).toEqual([{ owner: "55" }]);

    await town.dawn("2024-06-12");
    const verdict = {
      clientId: uuidv7(),
      outcome: "rejected" as const,
      acceptedMinor: null,
      text: "all delivered",
    };
    expect(
      await preview({ kind: "resolve", id: disputeId, body: { outcome: "rejected", acceptedMinor: null } }),
    ).toContainEqual({
      code: "releases",
      currency: "CNY",
      amountMinor: 300_000,
      invoices: ["INV-902"],
    });
    done(await resolveDispute(author, disputeId, verdict, town.desks.dispute));
    expect((await town.view()).items).toMatchObject([{ disputedMinor: 300_000 }]);
    expect(
      await resolveDispute(author, disputeId, { ...verdict, clientId: uuidv7() }, town.desks.dispute),
    ).toEqual({ ok: false, because: "already-resolved" });
    expect(await town.round("2024-06-13")).toBe("reminder-2 50000.00");
  });
});

describe("what is put off, and what is taken back", () => {
  it("an extension moves the steps and not the age", async () => {
    await addEntries(town.pool, ORG, [
      payment("60", "902", 5_000_000, "2024-06-14"),
      invoice("903", { dueOn: toDay("2024-06-20") }),
    ]);
    await town.dawn("2024-06-17");
    const body = { invoiceId: "903", extendedTo: "2024-07-10", reason: "audit", approver: "Chen" };
    expect(await preview({ kind: "extension", body })).toContainEqual({
      code: "extends",
      currency: "CNY",
      invoices: ["INV-903"],
      until: "2024-07-10",
    });
    done(
      await grantExtension(
        author,
        { ...body, clientId: uuidv7(), extendedTo: toDay("2024-07-10") },
        town.desks.plan,
      ),
    );
    // Without it the first reminder would have left on the 23rd.
    expect(await town.round("2024-06-25")).toBe("rest");
    expect(await town.view()).toMatchObject({
      items: [{ dpd: 5 }],
      extensions: [{ extendedTo: "2024-07-10" }],
    });
    expect(await town.round("2024-07-15")).toBe("reminder-1 100.00");
  });

  it("a promise and a plan taken back need a reason, which stays in the log", async () => {
    await town.dawn("2024-07-16");
    const line = await promises(10_000, "2024-07-30", ["903"]);
    const promiseId = line.promise?.promiseId ?? "";
    const back = { clientId: uuidv7(), reason: "said by somebody else" };
    expect(await preview({ kind: "withdraw-promise", id: promiseId })).toContainEqual(
      expect.objectContaining({ code: "releases", amountMinor: 10_000 }),
    );
    expect(done(await withdrawPromise(author, promiseId, back, town.desks.withdrawals))).toMatchObject({
      kind: "promise-verdict",
      outcome: "withdrawn",
      note: "said by somebody else",
      promise: { state: "withdrawn" },
    });
    expect(
      await withdrawPromise(author, promiseId, { ...back, clientId: uuidv7() }, town.desks.withdrawals),
    ).toEqual({ ok: false, because: "promise-not-open" });
    await town.dawn("2024-07-17");
    const agreed = plan({
      invoiceIds: ["903"],
      schedule: { every: "week", count: 3, firstOn: toDay("2024-07-19") },
    });
    done(await agreePlan(author, agreed, town.desks.plan));
    done(
      await withdrawPlan(
        author,
        agreed.clientId,
        { clientId: uuidv7(), reason: "they changed their mind" },
        town.desks.plan,
      ),
    );
    expect(
      await withdrawPlan(author, agreed.clientId, { clientId: uuidv7(), reason: "again" }, town.desks.plan),
    ).toEqual({ ok: false, because: "plan-over" });
    const view = await town.view();
    expect(AccountView.safeParse(view).success).toBe(true);
    expect(view.plans.find(({ planId }) => planId === agreed.clientId)?.state).toBe("withdrawn");
  });
});
