import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { uuidv7 } from "uuidv7";
import {
  keepPreference,
  readContacts,
  readLimits,
  reportWrong,
  verifyContact,
} from "../../server/contact/index.ts";
import type { Asker } from "../../server/contact/index.ts";
import type { Desks } from "../../server/compose.ts";
import { deliverDay, type DunningDesk, planDay } from "../../server/dunning/index.ts";
import { logFollowUp } from "../../server/followup/index.ts";
import { exemptAccount } from "../../server/hold/index.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import { TextingTown } from "../sms/texting-town.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const PHONE = "138 0013 8000";
const DAY = "2026-03-05";

let db: TestDatabase;
let town: TextingTown;
let desks: Desks;

beforeAll(async () => {
  db = await openTestDatabase();
  const whole = await desksOver(db);
  const now = () => town.town.now;
  desks = {
    ...whole,
    followup: { ...whole.followup, now },
    contacts: { ...whole.contacts, now },
    holds: { ...whole.holds, now },
  };
});
// Also after a test that failed: what stays open would hold the whole run.
afterEach(() => town.leave());
afterAll(() => db.drop());

async function found(
  accounts: readonly (readonly [id: string, phone: string | null])[],
  country = "CN",
  timeZone: string | null = null,
): Promise<void> {
  town = await TextingTown.found(db, "twilio");
  for (const [id, phone] of accounts) await town.debtor(id, phone);
  await town.town.sql("UPDATE account SET country = $2, time_zone = $3 WHERE org_id = $1", [
    town.town.orgId,
    country,
    timeZone,
  ]);
}

const asker = (accountId: string): Asker => ({
  orgId: town.town.orgId,
  accountId,
  userId: "5",
  userName: "李倩",
  role: "collector",
});

const contactOf = async (accountId: string): Promise<string> => {
  const [row] = await town.town.sql<{ contact_id: string }>(
    "SELECT contact_id FROM contact WHERE org_id = $1 AND account_id = $2",
    [town.town.orgId, accountId],
  );
  return row?.contact_id ?? "";
};

async function called(accountId: string, more: Partial<LogRequest> = {}) {
  const line: LogRequest = {
    clientId: uuidv7(),
    kind: "call",
    outcome: "no-answer",
    contactId: await contactOf(accountId),
    note: "a call",
    happenedAt: null,
    next: null,
    promise: null,
    supersedes: null,
    ...more,
  };
  return logFollowUp(asker(accountId), line, desks.followup);
}

type Logged = Awaited<ReturnType<typeof called>>;
const beyondOf = (logged: Logged): string =>
  logged.ok ? (logged.value.beyond?.because ?? "within") : `refused: ${logged.because}`;

const stopped = (kind: "insolvent" | "legal") => ({
  clientId: uuidv7(),
  invoiceId: null,
  kind,
  reason: "court of Hangzhou",
  endsOn: null,
  reviewOn: toDay("2026-06-01"),
});

const CALL_MINUTES = ["01:10", "01:11", "01:12", "01:13", "01:14"];

describe("one ledger of machine and people", () => {
  it("K-09 two texts to one number race for the last place of the day: one leaves, the other says from when on", async () => {
    await found([
      ["100", PHONE],
      ["200", PHONE],
    ]);
    const { orgId } = town.town;
    await town.town.dawn(toDay(DAY));
    await planDay(orgId, toDay(DAY), town.desk);
    for (const minute of CALL_MINUTES)
      expect(await called("100", { happenedAt: `${DAY}T${minute}:00Z` })).toMatchObject({ ok: true });
    const other = { ...town.desk, worker: "two" };
    await Promise.all([deliverDay(orgId, toDay(DAY), town.desk), deliverDay(orgId, toDay(DAY), other)]);
    expect(town.phones.texts()).toHaveLength(1);
    const rows = await town.town.sql<{ state: string; reason: string | null; not_before: Date }>(
      "SELECT state, reason, not_before FROM dispatch WHERE org_id = $1 ORDER BY state DESC",
      [orgId],
    );
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["sent", null],
      ["planned", "contact-limit"],
    ]);
    expect(rows[1]?.not_before).toEqual(new Date("2026-03-06T00:00:00Z"));
    // The clerk who comes after them is told the same, and the same moment.
    const [there] = (await readContacts(asker("200"), desks.contacts)).contacts;
    expect(there?.call).toMatchObject({
      allowed: false,
      limit: "cn-unanswered",
      nextAllowedAt: "2026-03-06T08:00:00.000+08:00",
    });
    expect(await called("200")).toMatchObject({
      value: { beyond: { because: "contact-limit", rule: { most: 6, days: null } } },
    });
  });

  it("K-09 two clerks race for the last conversation of the day: both lines are kept, one says that it was too many", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    for (const minute of ["01:10", "01:20"])
      expect(await called("100", { outcome: "reached", happenedAt: `${DAY}T${minute}:00Z` })).toMatchObject({
        ok: true,
      });
    const both = await Promise.all([
      called("100", { outcome: "reached" }),
      called("100", { outcome: "reached" }),
    ]);
    expect(both.map(beyondOf).sort()).toEqual(["contact-limit", "within"]);
  });

  it("K-05 one too many is a conversation like the others: what comes after it is told so, and its correction counts once", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    const spoken = (minute: string, more: Partial<LogRequest> = {}) =>
      called("100", { outcome: "reached", happenedAt: `${DAY}T01:${minute}:00Z`, ...more });
    const told: string[] = [];
    let third = "";
    for (const minute of ["10", "11", "12", "13"]) {
      const logged = await spoken(minute);
      told.push(beyondOf(logged));
      if (minute === "12" && logged.ok) third = logged.value.followupId;
    }
    expect(told).toEqual(["within", "within", "within", "contact-limit"]);
    const fifth = await spoken("14");
    expect(beyondOf(fifth)).toBe("contact-limit");
    // What is corrected is not among those before it; nor does a correction hide that it was one too many.
    expect(beyondOf(await spoken("12", { supersedes: third }))).toBe("within");
    const supersedes = fifth.ok ? fifth.value.followupId : "";
    expect(beyondOf(await spoken("14", { supersedes, note: "in other words" }))).toBe("contact-limit");
    expect(beyondOf(await spoken("09", { note: "before all of them" }))).toBe("within");
    const { beyond } = await readLimits(town.town.orgId, desks.contacts);
    expect(beyond.map(({ because, note }) => [because, note])).toEqual([
      ["contact-limit", "in other words"],
      ["contact-limit", "a call"],
    ]);
  });
});

describe("a debtor in the United States", () => {
  const SAN_FRANCISCO = "+1 415 555 2671";
  const callOf = async () => {
    const [there] = (await readContacts(asker("100"), desks.contacts)).contacts;
    return there?.call;
  };

  it("K-01 the eighth call of seven times 24 hours is one too many until the first is that old; a text is none", async () => {
    await found([["100", SAN_FRANCISCO]], "US", "America/Los_Angeles");
    for (const day of ["02", "03", "04", "05", "06", "07", "08"]) {
      town.town.now = new Date(`2026-03-${day}T18:00:00Z`);
      expect(beyondOf(await called("100"))).toBe("within");
    }
    town.town.now = new Date("2026-03-09T17:59:59Z");
    expect(await callOf()).toMatchObject({
      allowed: false,
      limit: "us-attempts",
      nextAllowedAt: "2026-03-10T02:00:00.000+08:00",
    });
    expect(beyondOf(await called("100", { happenedAt: "2026-03-09T17:59:00Z" }))).toBe("contact-limit");
    // 10:59 of the ninth in San Francisco.
    town.town.minute = 119;
    await town.town.round("2026-03-10", town.desk);
    expect(town.phones.texts()).toHaveLength(1);
  });

  it("K-01 a conversation is counted apart: no call for a week after one", async () => {
    await found([["100", SAN_FRANCISCO]], "US", "America/Los_Angeles");
    town.town.now = new Date("2026-03-02T18:00:00Z");
    expect(beyondOf(await called("100", { outcome: "reached" }))).toBe("within");
    town.town.now = new Date("2026-03-09T17:59:59Z");
    expect(await callOf()).toMatchObject({ allowed: false, limit: "us-after-conversation" });
    town.town.now = new Date("2026-03-09T18:00:00Z");
    expect(await callOf()).toMatchObject({ allowed: true });
    expect(beyondOf(await called("100"))).toBe("within");
  });

  it.each([
    // 7:59 and 8:00 in Honolulu are early afternoon in New York.
    ["of address and number", "America/New_York", ["2026-03-06", 119], ["2026-03-06", 120]],
    // 10:00 in Shanghai, by whose hours it may leave, is 21:00 in New York.
    ["of the country where none is known", null, ["2026-03-05", 600], ["2026-03-06", 599]],
  ] as const)("K-02 a text waits for the hours in every zone %s", async (_which, zone, early, late) => {
    await found([["100", "+1 808 555 2671"]], "US", zone);
    const roundAt = ([on, minute]: readonly [string, number]) => {
      town.town.minute = minute;
      return town.town.round(on, town.desk);
    };
    await roundAt(early);
    expect(town.phones.texts()).toHaveLength(0);
    expect(await town.fates()).toEqual([`100 ${early[0]} planned quiet-hours`]);
    await roundAt(late);
    expect(town.phones.texts()).toHaveLength(1);
  });
});

/** Somebody writes something down when a message is claimed and nothing of it has left. */
function whileLeaving(desk: DunningDesk, deeds: ReadonlyMap<string, () => Promise<unknown>>): DunningDesk {
  const happens = async (raw: Uint8Array) => {
    const text = Buffer.from(raw).toString();
    for (const [address, deed] of deeds) if (text.includes(address)) await deed();
  };
  const { courier, texter } = desk;
  return {
    ...desk,
    courier: {
      ...courier,
      deliver: async (envelope, raw, mayBegin) => {
        await happens(raw);
        return courier.deliver(envelope, raw, mayBegin);
      },
    },
    ...(texter && {
      texter: {
        seal: (message) => texter.seal(message),
        deliver: async (orgId, raw, mayBegin) => {
          await happens(raw);
          return texter.deliver(orgId, raw, mayBegin);
        },
      },
    }),
  };
}

describe("the last look, when a message is claimed and nothing of it has left", () => {
  it("leaves nothing to a wrong number or address, nor against a stop, and says why; what was verified leaves", async () => {
    const phones = ["13800138001", "13800138002", "13800138003", "13800138004"] as const;
    await found([
      ["100", phones[0]],
      ["200", phones[1]],
      ["300", phones[2]],
      ["400", phones[3]],
    ]);
    const { orgId } = town.town;
    await town.town.account("500", "Accounts.Payable@Buyer.Example");
    await town.town.invoice("5500", "500", 100_000, DAY);
    const wrong = async (id: string, what: "phone" | "email") =>
      reportWrong(
        asker(id),
        { clientId: uuidv7(), contactId: await contactOf(id), what, reason: "a bakery" },
        desks.contacts,
      );
    const deeds = new Map<string, () => Promise<unknown>>([
      [phones[0], () => wrong("100", "phone")],
      [phones[1], () => exemptAccount(asker("200"), stopped("insolvent"), desks.holds)],
      [
        phones[2],
        () =>
          exemptAccount(
            asker("300"),
            { ...stopped("legal"), endsOn: toDay(DAY), reviewOn: null },
            desks.holds,
          ),
      ],
      [
        phones[3],
        async () => {
          await wrong("400", "phone");
          const verified = { contactId: await contactOf("400"), reason: "asked them" };
          await verifyContact(asker("400"), verified, desks.contacts);
        },
      ],
      ["Accounts.Payable@", () => wrong("500", "email")],
    ]);
    const fates = async () => {
      const rows = await town.town.sql<{ line: string }>(
        `SELECT concat_ws(' ', account_id, channel, state, reason) AS line FROM dispatch
         WHERE org_id = $1 ORDER BY account_id`,
        [orgId],
      );
      return rows.map(({ line }) => line);
    };
    await town.town.round(DAY, whileLeaving(town.desk, deeds));
    expect(town.phones.texts().map(({ to }) => to)).toEqual([`+86${phones[3]}`]);
    expect(town.town.sink.mails.map(({ to }) => to)).toEqual([]);
    expect(await fates()).toEqual([
      "100 sms planned",
      "200 sms planned",
      "300 sms planned",
      "400 sms sent",
      "500 email planned",
    ]);
    // The next look finds what was written down, and says so.
    await deliverDay(orgId, toDay(DAY), town.desk);
    expect(await fates()).toEqual([
      "100 sms held no-contact",
      "200 sms held excluded",
      "300 sms held excluded",
      "400 sms sent",
      "500 email held no-contact",
    ]);
  });
});

describe("a call that already happened", () => {
  it("I-3 at night: the line, its promise and the CRM's copy are kept, with the rule that it broke", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    const promise = {
      amountMinor: 1_000,
      currency: "CNY" as Currency,
      promisedOn: toDay("2026-03-09"),
      invoiceIds: ["5100"],
    };
    const happenedAt = "2026-03-04T14:30:00Z";
    const kept = await called("100", {
      outcome: "promised",
      promise,
      happenedAt,
      despite: "they texted first",
    });
    expect(kept).toMatchObject({
      ok: true,
      value: {
        promise: { state: "open" },
        inCrm: "waiting",
        beyond: {
          because: "quiet-hours",
          rule: { fromMinute: 480, toMinute: 1320, name: expect.stringContaining("银行业协会") },
          despite: "they texted first",
        },
      },
    });
    const [copy] = await town.town.sql<{ text: string }>(
      "SELECT record->>'text' AS text FROM writeback WHERE org_id = $1 AND module = 'Calls'",
      [town.town.orgId],
    );
    expect(copy?.text).toContain("08:00–22:00");
    expect((await readLimits(town.town.orgId, desks.contacts)).beyond).toMatchObject([
      { accountId: "100", byName: "李倩", because: "quiet-hours" },
    ]);
  });

  it("is judged by what was written down when it happened, not by what came after it", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    const early = `${DAY}T01:00:00Z`;
    expect(await exemptAccount(asker("100"), stopped("legal"), desks.holds)).toMatchObject({ ok: true });
    expect(beyondOf(await called("100", { happenedAt: early }))).toBe("within");
    expect(beyondOf(await called("100"))).toBe("excluded");
  });
});

describe("what a person wrote down", () => {
  it("K-06 a contact's own hours hold the machine's message until they come", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    const contactId = await contactOf("100");
    const ways = ["sms", "call"] as const;
    const hours = { weekdays: [4 as const], fromMinute: 15 * 60, toMinute: 16 * 60 };
    const preference = { ...hours, ways: [...ways], refused: [], until: null, note: "afternoons" };
    expect(await keepPreference(asker("100"), { contactId, preference }, desks.contacts)).toMatchObject({
      ok: true,
    });
    await town.town.round(DAY, town.desk);
    expect(await town.fates()).toEqual([`100 ${DAY} planned preference`]);
    town.town.minute = 15 * 60;
    await town.town.dawn(toDay(DAY));
    await deliverDay(town.town.orgId, toDay(DAY), town.desk);
    expect(town.phones.texts()).toHaveLength(1);
  });

  it("K-06 what contacts asked for is listed for whoever leads, up to its last day", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    const contactId = await contactOf("100");
    const hours = { weekdays: [4 as const], fromMinute: 15 * 60, toMinute: 16 * 60 };
    const rest = { ways: ["call" as const], refused: [], note: "afternoons" };
    const listed = async () => (await readLimits(town.town.orgId, desks.contacts)).wishes;
    const ask = (until: Day) =>
      keepPreference(asker("100"), { contactId, preference: { ...hours, ...rest, until } }, desks.contacts);
    expect(await listed()).toEqual([]);
    await ask(toDay(DAY));
    expect(await listed()).toMatchObject([
      { contactId, accountId: "100", ...hours, ...rest, until: DAY, byName: asker("100").userName },
    ]);
    await town.town.dawn(addDays(toDay(DAY), 1));
    expect(await listed()).toEqual([]);
  });

  it("K-07 a wrong number gets no message at any debtor that has it, until somebody verified it there", async () => {
    await found([
      ["100", PHONE],
      ["200", "+86 13800138000"],
    ]);
    await town.town.dawn(toDay(DAY));
    const report = {
      clientId: uuidv7(),
      contactId: await contactOf("100"),
      what: "phone" as const,
      reason: "a bakery",
    };
    expect(await reportWrong(asker("100"), report, desks.contacts)).toEqual({
      ok: true,
      value: { flagged: 2 },
    });
    expect(await reportWrong(asker("100"), report, desks.contacts)).toEqual({
      ok: true,
      value: { flagged: 0 },
    });
    await town.town.round(DAY, town.desk);
    expect(town.phones.texts()).toHaveLength(0);
    const [flagged] = (await readContacts(asker("200"), desks.contacts)).contacts;
    expect(flagged).toMatchObject({ wrong: [{ elsewhere: true }], call: { because: "wrong-contact" } });
    await verifyContact(
      asker("200"),
      { contactId: await contactOf("200"), reason: "asked them" },
      desks.contacts,
    );
    await town.town.round("2026-03-06", town.desk);
    expect(town.phones.texts().map(({ to }) => to)).toEqual(["+8613800138000"]);
    expect((await town.fates()).filter((fate) => fate.startsWith("100"))).toEqual([]);
  });

  it("a stop of an insolvent debtor stops the machine, and tells the clerk before and after", async () => {
    await found([["100", PHONE]]);
    await town.town.dawn(toDay(DAY));
    expect(await exemptAccount(asker("100"), stopped("insolvent"), desks.holds)).toMatchObject({ ok: true });
    await town.town.round(DAY, town.desk);
    expect(town.phones.texts()).toHaveLength(0);
    expect((await readContacts(asker("100"), desks.contacts)).anybody.call).toMatchObject({
      because: "excluded",
      mayOverride: false,
    });
    expect(beyondOf(await called("100", { despite: "they asked me to" }))).toBe("excluded");
  });
});
