import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { uuidv7 } from "uuidv7";
import type { Desks } from "../../server/compose.ts";
import {
  type Asker,
  askThirdParty,
  keepPreference,
  readContacts,
  recordOptIn,
  recordOptOut,
  reportWrong,
  verifyContact,
} from "../../server/contact/index.ts";
import { deliverDay, type DunningDesk, planDay } from "../../server/dunning/index.ts";
import { logFollowUp } from "../../server/followup/index.ts";
import { exemptAccount } from "../../server/hold/index.ts";
import { WAYS } from "../../shared/contact/kinds.ts";
import type { OptInRequest, OptOutRequest } from "../../shared/contact/request-contract.ts";
import { waysLeft } from "../../shared/contact/ways-left.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { answerOf, complaintOf } from "../bounce/returned-mail.ts";
import { ReturningTown } from "../bounce/returning-town.ts";
import type { Town } from "../stories/town.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const DAY = "2026-03-05";

let db: TestDatabase;
let returning: ReturningTown;
let town: Town;
let desks: Desks;

beforeAll(async () => {
  db = await openTestDatabase();
  const whole = await desksOver(db);
  const now = () => town.now;
  desks = {
    ...whole,
    followup: { ...whole.followup, now },
    contacts: { ...whole.contacts, now },
    holds: { ...whole.holds, now },
  };
});
afterEach(() => returning.leave());
afterAll(() => db.drop());

/** Buyer 100, whose invoice is three days past due. */
async function found(): Promise<void> {
  returning = await ReturningTown.found(db);
  ({ town } = returning);
  await town.account("100");
  await town.invoice("103", "100", 100_000, "2026-03-02");
}

const asker = (accountId = "100", role: Asker["role"] = "collector"): Asker => ({
  ...{ orgId: town.orgId, accountId, userId: "5", userName: "李倩", role },
});

const out = (more: Partial<OptOutRequest> = {}, accountId = "100") => {
  const asked = { contactId: "1001", ways: ["email" as const], purposes: ["reminder" as const] };
  const request = { clientId: uuidv7(), heard: "phone" as const, note: "said so", ...asked, ...more };
  return recordOptOut(asker(accountId), request, desks.contacts);
};

const again = (
  optOutIds: readonly string[],
  role: Asker["role"] = "admin",
  more: Partial<OptInRequest> = {},
) => {
  const said = { contactId: "1001", heard: "letter" as const, reason: "signed on 5 March", ...more };
  return recordOptIn(asker("100", role), { ...said, optOutIds: [...optOutIds] }, desks.contacts);
};

const there = async (accountId = "100") => (await readContacts(asker(accountId), desks.contacts)).contacts;
const optOuts = async () => (await there())[0]?.optOuts ?? [];
const idsOf = async () =>
  (await optOuts()).filter(({ back }) => back === null).map(({ optOutId }) => optOutId);
const written = (): string[] => town.sink.mails.flatMap(({ to }) => to);
const OTHER = `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at)
  VALUES ($1, $2, '100', $3, $4, $5, now())`;

describe("whoever wants to hear no more", () => {
  it("told a person: what is planned leaves to somebody else there in the same minute, or to nobody", async () => {
    await found();
    await town.dawn(toDay(DAY));
    await planDay(town.orgId, toDay(DAY), town.desk);
    expect(await out()).toEqual({ ok: true, value: null });
    await deliverDay(town.orgId, toDay(DAY), town.desk);
    expect(written()).toEqual([]);
    expect(await town.dispatches()).toEqual([]);
    await town.sql(OTHER, [town.orgId, "1002", "Li Na", "cfo@buyer.example", "finance_lead"]);
    await town.round("2026-03-06");
    expect(written()).toEqual(["cfo@buyer.example"]);
    expect(await optOuts()).toMatchObject([
      {
        way: "email",
        purpose: "reminder",
        said: "asked",
        heard: "phone",
        by: "李倩",
        note: "said so",
        back: null,
      },
    ]);
    expect(waysLeft(await optOuts(), "reminder")).toEqual(["sms", "call", "visit", "message"]);
    expect(waysLeft(await optOuts(), "early-notice")).toEqual(WAYS);
  });

  it("of reminders alone still hears of what is coming", async () => {
    await found();
    await out();
    await town.invoice("104", "100", 70_000, "2026-03-12");
    await town.sql("UPDATE ledger_entry SET due_on = '2026-04-20' WHERE org_id = $1 AND entry_id = '103'", [
      town.orgId,
    ]);
    await town.everyDay(DAY, "2026-03-20");
    expect(await town.dispatches()).toEqual([
      "2026-03-05 courtesy CNY sent",
      "2026-03-12 due-today CNY sent",
    ]);
  });

  it("says so when the message is claimed: nothing leaves, by their name or by their address", async () => {
    await found();
    await town.account("200", "shared@buyer.example");
    await town.invoice("203", "200", 100_000, "2026-03-02");
    await town.account("300", "SHARED@buyer.example");
    const desk: DunningDesk = {
      ...town.desk,
      courier: {
        ...town.desk.courier,
        deliver: async (envelope, raw, mayBegin) => {
          // One whose address is corrected at the same moment, and one of an address that another has as well.
          if (envelope.to === "ap100@buyer.example") {
            await town.sql(
              "UPDATE contact SET email = 'new@buyer.example' WHERE org_id = $1 AND contact_id = '1001'",
              [town.orgId],
            );
            await out();
          } else await out({ contactId: "3001" }, "300");
          return town.desk.courier.deliver(envelope, raw, mayBegin);
        },
      },
    };
    await town.round(DAY, desk);
    expect(written()).toEqual([]);
    expect(await town.dispatches()).toEqual([
      `${DAY} reminder-1 CNY planned`,
      `${DAY} reminder-1 CNY planned`,
    ]);
  });

  it("by telephone is told to the clerk before a call, and marks one that was made all the same", async () => {
    await found();
    await out({ ways: ["call"] });
    const [person] = await there();
    expect(person?.call).toMatchObject({ allowed: false, because: "opted-out", mayOverride: false });
    expect(person?.visit).toMatchObject({ allowed: true });
    const line = {
      kind: "call",
      outcome: "reached",
      contactId: "1001",
      note: "a call",
      happenedAt: null,
    } as const;
    const rest = { clientId: uuidv7(), next: null, promise: null, supersedes: null };
    const logged = await logFollowUp(asker(), { ...line, ...rest }, desks.followup);
    expect(logged).toMatchObject({ value: { beyond: { because: "opted-out" } } });
    await town.round(DAY);
    expect(written()).toEqual(["ap100@buyer.example"]);
  });

  it.each([
    ["was merged into another contact of the same name", "1009", "wang fang ", "finance@buyer.example"],
    ["was deleted and came back from an import", "1010", "W. Fang", "ap100@buyer.example"],
  ])("and %s stays unwritten to, and the page says whose word it was", async (_what, id, name, email) => {
    await found();
    await out();
    await town.sql(OTHER, [town.orgId, id, name, email, "billing"]);
    await town.sql("UPDATE contact SET state = 'deleted' WHERE org_id = $1 AND contact_id = '1001'", [
      town.orgId,
    ]);
    await town.round(DAY);
    expect(written()).toEqual([]);
    expect(await optOuts()).toMatchObject([{ of: "Wang Fang", back: null }]);
    expect(await again(await idsOf(), "collector", { contactId: id })).toEqual({ ok: true, value: null });
    await town.round("2026-03-06");
    expect(written()).toEqual([email]);
  });
});

describe("whoever agrees again", () => {
  it("is written to again when a person answers for it; a complaint after that ends it once more", async () => {
    await found();
    await town.round(DAY);
    const [mail] = town.sink.mails;
    const { messageId = "" } = await PostalMime.parse(mail?.raw ?? "");
    await returning.comesBack(complaintOf(messageId));
    expect(await optOuts()).toMatchObject([
      { said: "complaint", by: null, heard: null },
      { said: "complaint", by: null, heard: null },
    ]);
    const ids = await idsOf();
    expect(await again(ids, "viewer")).toMatchObject({ because: "not-allowed" });
    await town.sql("UPDATE account SET owner_id = '5' WHERE org_id = $1", [town.orgId]);
    expect(await again(ids, "rep")).toMatchObject({ because: "opt-in-not-allowed" });
    expect(await again(["another's"])).toMatchObject({ because: "no-such-opt-out" });
    await town.invoice("104", "100", 50_000, "2026-03-09");
    await town.round("2026-03-12");
    expect(written()).toHaveLength(1);
    expect(await again(ids, "collector")).toEqual({ ok: true, value: null });
    await town.round("2026-03-13");
    expect(written()).toHaveLength(2);
    expect(await optOuts()).toMatchObject([
      { back: { heard: "letter", reason: "signed on 5 March", by: "李倩" } },
      { back: { heard: "letter" } },
    ]);
    await returning.comesBack(complaintOf(messageId));
    await town.invoice("105", "100", 50_000, "2026-03-17");
    await town.round("2026-03-20");
    expect(written()).toHaveLength(2);
    expect((await optOuts()).map(({ back }) => back === null)).toEqual([true, true, false, false]);
  });

  it("by hand twice is kept once, and its rows are only added to", async () => {
    await found();
    const clientId = uuidv7();
    await out({ clientId, ways: ["email", "sms"], purposes: ["early-notice", "reminder"] });
    await out({ clientId, ways: ["email", "sms"], purposes: ["early-notice", "reminder"] });
    await out({ ways: ["email"] });
    expect(await optOuts()).toHaveLength(4);
    expect(await again((await idsOf()).slice(0, 1))).toMatchObject({ ok: true });
    expect(await again((await optOuts()).map(({ optOutId }) => optOutId))).toMatchObject({ ok: true });
    expect(await idsOf()).toEqual([]);
    for (const change of ["UPDATE opt_out SET way = 'visit'", "DELETE FROM opt_out", "DELETE FROM opt_in"])
      await expect(town.sql(change)).rejects.toThrow(/only/);
  });
});

describe("accounts that were merged", () => {
  /** 200 was merged into 100, with its contact. */
  async function merged(): Promise<void> {
    await town.sql("UPDATE contact SET account_id = '100' WHERE org_id = $1 AND account_id = '200'", [
      town.orgId,
    ]);
    await town.sql("UPDATE account SET state = 'deleted' WHERE org_id = $1 AND account_id = '200'", [
      town.orgId,
    ]);
    await town.sql(
      "INSERT INTO merged_account (org_id, account_id, into_id, at) VALUES ($1, '200', '100', now())",
      [town.orgId],
    );
  }
  const called = (accountId: string, minute: string) => {
    const line = { kind: "call", outcome: "reached", contactId: `${accountId}1`, note: "a call" } as const;
    const when = { clientId: uuidv7(), happenedAt: `${DAY}T01:${minute}:00Z` };
    const rest = { next: null, promise: null, supersedes: null };
    return logFollowUp(asker(accountId), { ...line, ...when, ...rest }, desks.followup);
  };

  it("count as one debtor: conversations with both, and both one's stops and wishes", async () => {
    await found();
    await town.account("200");
    await town.sql("UPDATE account SET country = 'CN' WHERE org_id = $1", [town.orgId]);
    await town.dawn(toDay(DAY));
    await called("200", "10");
    await called("200", "20");
    await called("100", "30");
    const hours = { weekdays: [4 as const], fromMinute: 15 * 60, toMinute: 16 * 60 };
    const preference = { ...hours, ways: [...WAYS], refused: [], until: null, note: "" };
    await keepPreference(asker("200"), { contactId: "2001", preference }, desks.contacts);
    const before = await there();
    expect(before[0]?.call).toMatchObject({ allowed: true });
    await merged();
    const [own, came] = await there();
    expect(own?.call).toMatchObject({ because: "contact-limit", limit: "cn-conversations" });
    expect(came?.preference).toMatchObject({ fromMinute: 900 });
    expect(came?.call).toMatchObject({ because: "preference" });
    await keepPreference(asker(), { contactId: "2001", preference: null }, desks.contacts);
    expect((await there())[1]?.preference).toBeNull();
  });

  it("share a stop that was written down at the one that is gone", async () => {
    await found();
    await town.account("200");
    await town.dawn(toDay(DAY));
    const stop = {
      clientId: uuidv7(),
      invoiceId: null,
      kind: "legal" as const,
      reason: "court",
      endsOn: null,
    };
    await exemptAccount(asker("200"), { ...stop, reviewOn: toDay("2026-06-01") }, desks.holds);
    expect((await there())[0]?.call).toMatchObject({ allowed: true });
    await merged();
    expect((await there())[0]?.call).toMatchObject({ because: "excluded" });
  });
});

describe("K-04 somebody else than the debtor", () => {
  const ask = (text: string, clientId = uuidv7()) =>
    askThirdParty(asker(), { clientId, name: "the porter", way: "call", text }, desks.contacts);
  const failedCall = (minute: string) => {
    const line = { kind: "call", outcome: "no-answer", contactId: "1001", note: "a call" } as const;
    const when = { clientId: uuidv7(), happenedAt: `2026-03-04T02:${minute}:00Z` };
    return logFollowUp(
      asker(),
      { ...line, ...when, next: null, promise: null, supersedes: null },
      desks.followup,
    );
  };
  const state = async () => (await readContacts(asker(), desks.contacts)).thirdParty;

  it("is asked only of a debtor who is lost, in words that tell of no debt, and the log has them once", async () => {
    await found();
    await town.dawn(toDay(DAY));
    const { text } = await state();
    expect(await ask(text.en)).toMatchObject({ because: "not-lost" });
    for (const minute of ["10", "20"]) await failedCall(minute);
    expect(await state()).toMatchObject({ because: null, failed: 2 });
    expect(await ask(text.en)).toMatchObject({ because: "not-lost" });
    await failedCall("30");
    expect(await state()).toMatchObject({ because: "failed-contacts", failed: 3 });
    for (const told of ["请转告其欠款", "about INV-103", "about ¥1", "it is 1000 by now"])
      expect(await ask(`${text.en} ${told}`)).toMatchObject({ because: { field: "text" } });
    const clientId = uuidv7();
    expect(await ask(text["zh-CN"], clientId)).toEqual({ ok: true, value: null });
    expect(await ask(text["zh-CN"], clientId)).toEqual({ ok: true, value: null });
    const log = await town.sql<{ kind: string; note: string }>(
      "SELECT kind, note FROM followup WHERE org_id = $1 AND account_id = '100' AND note LIKE '%the porter%'",
      [town.orgId],
    );
    expect(log).toEqual([{ kind: "note", note: expect.stringContaining("一时联系不上Buyer 100") }]);
  });

  it("is asked when the last address turned out wrong, and no more when the debtor answers", async () => {
    await found();
    await town.dawn(toDay(DAY));
    const report = { clientId: uuidv7(), contactId: "1001", what: "email" as const, reason: "a bakery" };
    await reportWrong(asker(), report, desks.contacts);
    expect(await state()).toMatchObject({ because: "no-address" });
    await verifyContact(asker(), { contactId: "1001", reason: "asked them" }, desks.contacts);
    expect(await state()).toMatchObject({ because: null });
    for (const minute of ["10", "20", "30"]) await failedCall(minute);
    await town.round(DAY);
    const { messageId = "" } = await PostalMime.parse(town.sink.mails[0]?.raw ?? "");
    await returning.comesBack(answerOf(messageId, "We pay on Friday."));
    expect(await state()).toMatchObject({ because: null });
  });
});

describe("K-07 a reminder", () => {
  const subjects = async (): Promise<string[]> => {
    const mails = await Promise.all(town.sink.mails.map(({ raw }) => PostalMime.parse(raw)));
    return mails.map(({ to, subject }) => `${to?.[0]?.address} ${subject}`).sort();
  };

  it("goes to nobody who is no contact of that debtor any more when it leaves", async () => {
    await found();
    await town.account("200");
    await town.dawn(toDay(DAY));
    await planDay(town.orgId, toDay(DAY), town.desk);
    await town.sql("UPDATE contact SET account_id = '200' WHERE org_id = $1 AND contact_id = '1001'", [
      town.orgId,
    ]);
    await deliverDay(town.orgId, toDay(DAY), town.desk);
    expect(written()).toEqual([]);
  });

  it("says nothing in its subject where another debtor's people or a whole house read it, and all to its own", async () => {
    await found();
    const debts = [
      ["200", "books@agency.example"],
      ["300", "Books@agency.example"],
      ["400", "info@buyer.example"],
      ["500", "group@buyer.example"],
      ["600", "group@buyer.example"],
    ] as const;
    for (const [id, email] of debts) {
      await town.account(id, email);
      await town.invoice(`${id}3`, id, 100_000, "2026-03-02");
    }
    await town.sql("UPDATE account SET parent_id = '500' WHERE org_id = $1 AND account_id = '600'", [
      town.orgId,
    ]);
    await town.round(DAY);
    const told = await subjects();
    expect(told.filter((line) => line.endsWith(" A letter from 恒信贸易 财务部"))).toEqual([
      "Books@agency.example A letter from 恒信贸易 财务部",
      "books@agency.example A letter from 恒信贸易 财务部",
      "info@buyer.example A letter from 恒信贸易 财务部",
    ]);
    expect(told).toHaveLength(6);
  });
});
