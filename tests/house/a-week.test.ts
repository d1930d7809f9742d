import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Book, generateBook } from "../../sandbox/books/index.ts";
import { liveCompany, rehearsingCompany } from "../../sandbox/companies.ts";
import type { DroppedMessage } from "../../sandbox/mail-drop/index.ts";
import type { CrmRecord } from "../../sandbox/world/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { type Expected, expectedOn } from "./expected-messages.ts";
import { askAs, type Installed, openClonedHouse, type TestHouse } from "./open-test-house.ts";

const TUESDAY = toDay("2026-11-24");
const NEXT_TUESDAY = addDays(TUESDAY, 7);

let house: TestHouse;
let live: Installed;
let rehearsing: Installed;

beforeAll(async () => {
  house = await openClonedHouse(
    [
      {
        spec: liveCompany,
        book: generateBook({ seed: "a week", today: TUESDAY, customers: 16, zhShare: 0.7 }),
        live: true,
      },
      {
        spec: rehearsingCompany,
        book: generateBook({ seed: "a rehearsal", today: TUESDAY, customers: 6, zhShare: 0.2 }),
        live: false,
      },
    ],
    { say: (text) => void said.push(text) },
  );
  [live, rehearsing] = house.installed as [Installed, Installed];
}, 180_000);
afterAll(() => house?.close());

const clockIn = (timeZone: string) => {
  const words = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  }).formatToParts(house.sandbox.world.clock.now());
  const part = Object.fromEntries(words.map(({ type, value }) => [type, value]));
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part["weekday"] ?? "") + 1;
  return { hour: Number(part["hour"]), weekday };
};

const recordsIn = ({ org }: Installed, module: string): readonly CrmRecord[] => [
  ...(org.records.get(module)?.values() ?? []),
];

/** "address · step · invoices", as one line that a failure shows whole. */
const line = (to: string, step: string, invoices: readonly string[]): string =>
  `${to} · ${step} · ${[...invoices].sort().join(" ")}`;

function mailLines(messages: readonly DroppedMessage[]): readonly string[] {
  const ids = live.filled.book;
  const known = [...ids.invoices, ...ids.future.flatMap((e) => (e.kind === "invoice" ? [e.invoice] : []))];
  return messages
    .map((message) => {
      const text = message.text ?? "";
      const listed = known.filter(({ id }) => text.includes(id)).map(({ id }) => id);
      return line(message.envelope.to.join(), message.step ?? "", listed);
    })
    .sort();
}

/** The server's own timetable may be sending the same messages this minute: what is on its way may arrive. */
async function mailSince(before: number, expected: readonly Expected[]): Promise<readonly string[]> {
  const wanted = before + expectedMail(expected).length;
  for (let tries = 0; tries < 100 && house.sandbox.mail.messages().length < wanted; tries += 1)
    await new Promise((soon) => setTimeout(soon, 100));
  return mailLines(house.sandbox.mail.messages().slice(before));
}

const expectedMail = (all: readonly Expected[]): readonly string[] =>
  all
    .filter(({ by }) => by === "mail")
    .map(({ to, step, invoices }) => line(to, step, invoices))
    .sort();

const accountIdsOf = (all: readonly Expected[], by: Expected["by"]): readonly (string | undefined)[] =>
  all
    .filter((each) => each.by === by)
    .map(({ customerId }) => live.filled.accountIds.get(customerId))
    .sort();

const tasksOfMachine = (): readonly (string | undefined)[] =>
  recordsIn(live, "Tasks")
    .map((task) => (task["What_Id"] as { id?: string } | null)?.id)
    .sort();

interface Log {
  readonly followups: readonly {
    readonly kind: string;
    readonly dispatch: { readonly step: string; readonly state: string; readonly rehearsed: boolean } | null;
  }[];
}

let first: readonly Expected[] = [];
let second: readonly Expected[] = [];
let third: readonly Expected[] = [];
let mailOfFirstDay = 0;
const said: string[] = [];

describe("a week in the house", () => {
  it("sends on the day of install exactly what the book alone says is due", () => {
    first = expectedOn(live.filled.book, TUESDAY, [], clockIn);
    mailOfFirstDay = house.sandbox.mail.messages().length;
    expect(expectedMail(first).length).toBeGreaterThan(3);
    expect(mailLines(house.sandbox.mail.messages())).toEqual(expectedMail(first));
    expect(tasksOfMachine()).toEqual(accountIdsOf(first, "task"));
  });

  it("would have written to others had nobody promised", () => {
    const { book } = live.filled;
    const without = (part: Partial<Book>): readonly string[] =>
      expectedMail(expectedOn({ ...book, ...part }, TUESDAY, [], clockIn));
    expect(without({ promises: [] })).not.toEqual(expectedMail(first));
  });

  it("sends a week later exactly what has fallen due since", async () => {
    await house.advanceDays(7);
    await house.server.ask("POST", `/ops/orgs/${live.orgId}/round`);
    second = expectedOn(live.filled.book, NEXT_TUESDAY, first, clockIn);
    expect(expectedMail(second).length).toBeGreaterThan(1);
    expect(await mailSince(mailOfFirstDay, second)).toEqual(expectedMail(second));
    expect(tasksOfMachine()).toEqual(
      [...accountIdsOf(first, "task"), ...accountIdsOf(second, "task")].sort(),
    );
  });

  it("sends nothing more when the round is run again", async () => {
    const before = house.sandbox.mail.messages().length;
    await house.round();
    await house.server.ask("POST", `/ops/orgs/${live.orgId}/round`);
    expect(house.sandbox.mail.messages().length).toBe(before);
    expect(tasksOfMachine().length).toBe(accountIdsOf([...first, ...second], "task").length);
  });

  it("sends what waited for the customer's own morning when it comes, hours after the round", async () => {
    const before = house.sandbox.mail.messages().length;
    await house.advanceDays(13 / 24);
    await house.server.ask("POST", `/ops/orgs/${live.orgId}/deliver`);
    const inHours = expectedOn(live.filled.book, NEXT_TUESDAY, first, clockIn);
    const already = new Set(second.map(({ customerId }) => customerId));
    third = inHours.filter(({ by, customerId }) => by === "mail" && !already.has(customerId));
    expect(third.length).toBeGreaterThan(0);
    expect(await mailSince(before, third)).toEqual(expectedMail(third));
  });

  it("shows every message in the account's log", async () => {
    const mailed = [...second, ...third].filter(({ by }) => by === "mail");
    for (const { customerId, step } of mailed) {
      const accountId = live.filled.accountIds.get(customerId) ?? "";
      const { followups } = await askAs<Log>(live, accountId, "followups");
      expect(followups[0]).toMatchObject({
        kind: "reminder",
        dispatch: { step, state: "sent", rehearsed: false },
      });
    }
  });

  it("has sent nothing for the org that rehearses, and says in its log what it would have sent", async () => {
    const theirs = new Set(rehearsing.filled.book.contacts.map(({ email }) => email));
    const sentTo = house.sandbox.mail.messages().flatMap(({ envelope }) => envelope.to);
    expect(sentTo.filter((address) => theirs.has(address))).toEqual([]);
    expect(recordsIn(rehearsing, "Tasks")).toEqual([]);
    const logs: Log[] = [];
    for (const accountId of rehearsing.filled.accountIds.values())
      logs.push(await askAs<Log>(rehearsing, accountId, "followups"));
    const rehearsed = logs.flatMap(({ followups }) => followups.flatMap(({ dispatch }) => dispatch ?? []));
    expect(rehearsed.length).toBeGreaterThan(0);
    expect(rehearsed.every((dispatch) => dispatch.rehearsed)).toBe(true);
  });

  it("writes score, grade and what is overdue on the CRM's accounts", () => {
    const withInvoices = new Set(live.filled.book.invoices.map(({ customerId }) => customerId));
    for (const customerId of withInvoices) {
      const account = live.org.records.get("Accounts")?.get(live.filled.accountIds.get(customerId) ?? "");
      expect(account?.["huikuan__Credit_Grade"]).toMatch(/\S/);
      expect(account?.["huikuan__Credit_Score"]).toEqual(expect.any(Number));
      expect(account?.["huikuan__Overdue_Amount"]).toEqual(expect.any(Number));
      // Whoever has a limit in the CRM reads there what is left of it; a branch may read what is left of its head office's.
      const limited = typeof account?.["huikuan__Credit_Limit"] === "number";
      const left = account?.["huikuan__Credit_Headroom"];
      if (limited) expect(left).toEqual(expect.any(Number));
      else if (account?.["Parent_Account"] == null) expect(left ?? null).toBeNull();
    }
  });

  it("keeps a collector's promise as a call in the CRM, once", () => {
    const calls = recordsIn(live, "Calls");
    expect(calls.length).toBeGreaterThan(3);
    expect(said).toContain(`${live.org.name}: ${calls.length} promises logged`);
    const ids = calls.map((call) => call["huikuan__External_Id"]);
    expect(new Set(ids).size).toBe(calls.length);
  });

  it("never touched one org with another's token", () => {
    expect(house.sandbox.world.violations).toEqual([]);
  });
});
