import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { uuidv7 } from "uuidv7";
import {
  askThirdParty,
  keepPreference,
  readContacts,
  reportWrong,
  verifyContact,
} from "../../server/contact/index.ts";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { logFollowUp } from "../../server/followup/index.ts";
import { exemptAccount } from "../../server/hold/index.ts";
import { WAYS } from "../../shared/contact/kinds.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { answerOf } from "../bounce/returned-mail.ts";
import { DAY, wishingTown } from "./wishing-town.ts";

const at = wishingTown();
const { found, asker, there, written } = at;

describe("accounts that were merged", () => {
  /** 200 was merged into 100, with its contact. */
  async function merged(): Promise<void> {
    await at.town.sql("UPDATE contact SET account_id = '100' WHERE org_id = $1 AND account_id = '200'", [
      at.town.orgId,
    ]);
    await at.town.sql("UPDATE account SET state = 'deleted' WHERE org_id = $1 AND account_id = '200'", [
      at.town.orgId,
    ]);
    await at.town.sql(
      "INSERT INTO merged_account (org_id, account_id, into_id, at) VALUES ($1, '200', '100', now())",
      [at.town.orgId],
    );
  }
  const called = (accountId: string, minute: string) => {
    const line = { kind: "call", outcome: "reached", contactId: `${accountId}1`, note: "a call" } as const;
    const when = { clientId: uuidv7(), happenedAt: `${DAY}T01:${minute}:00Z` };
    const rest = { next: null, promise: null, supersedes: null };
    return logFollowUp(asker(accountId), { ...line, ...when, ...rest }, at.desks.followup);
  };

  it("have one log: the survivor's page corrects what was logged of the one that is gone, as it does its own", async () => {
    await found();
    await at.town.account("200");
    await at.town.account("300");
    await at.town.dawn(toDay(DAY));
    const logged = await called("200", "10");
    await merged();
    const followupId = logged.ok ? logged.value.followupId : "";
    const correct = (accountId: string) =>
      logFollowUp(
        asker(accountId),
        {
          kind: "call",
          outcome: "no-answer",
          contactId: null,
          note: "it was the machine",
          clientId: uuidv7(),
          happenedAt: `${DAY}T01:10:00Z`,
          next: null,
          promise: null,
          supersedes: followupId,
        },
        at.desks.followup,
      );
    expect(await correct("300")).toEqual({ ok: false, because: "no-such-entry" });
    expect((await correct("100")).ok).toBe(true);
    const { followups } = await at.desks.followup.inTenant(at.town.orgId, (book) =>
      book.page("100", null, 10),
    );
    expect(followups.map(({ supersedes, supersededBy }) => [supersedes, supersededBy !== null])).toEqual([
      [followupId, false],
      [null, true],
    ]);
  });

  it("count as one debtor: conversations with both, and both one's stops and wishes", async () => {
    await found();
    await at.town.account("200");
    await at.town.sql("UPDATE account SET country = 'CN' WHERE org_id = $1", [at.town.orgId]);
    await at.town.dawn(toDay(DAY));
    await called("200", "10");
    await called("200", "20");
    await called("100", "30");
    const hours = { weekdays: [4 as const], fromMinute: 15 * 60, toMinute: 16 * 60 };
    const preference = { ...hours, ways: [...WAYS], refused: [], until: null, note: "" };
    await keepPreference(asker("200"), { contactId: "2001", preference }, at.desks.contacts);
    const before = await there();
    expect(before[0]?.call).toMatchObject({ allowed: true });
    await merged();
    const [own, came] = await there();
    expect(own?.call).toMatchObject({ because: "contact-limit", limit: "cn-conversations" });
    expect(came?.preference).toMatchObject({ fromMinute: 900 });
    expect(came?.call).toMatchObject({ because: "preference" });
    await keepPreference(asker(), { contactId: "2001", preference: null }, at.desks.contacts);
    expect((await there())[1]?.preference).toBeNull();
  });

  it("share a stop that was written down at the one that is gone", async () => {
    await found();
    await at.town.account("200");
    await at.town.dawn(toDay(DAY));
    const stop = {
      clientId: uuidv7(),
      invoiceId: null,
      kind: "legal" as const,
      reason: "court",
      endsOn: null,
    };
    await exemptAccount(asker("200"), { ...stop, reviewOn: toDay("2026-06-01") }, at.desks.holds);
    expect((await there())[0]?.call).toMatchObject({ allowed: true });
    await merged();
    expect((await there())[0]?.call).toMatchObject({ because: "excluded" });
  });
});

describe("K-04 somebody else than the debtor", () => {
  const ask = (text: string, clientId = uuidv7()) =>
    askThirdParty(asker(), { clientId, name: "the porter", way: "call", text }, at.desks.contacts);
  const failedCall = (minute: string) => {
    const line = { kind: "call", outcome: "no-answer", contactId: "1001", note: "a call" } as const;
    const when = { clientId: uuidv7(), happenedAt: `2026-03-04T02:${minute}:00Z` };
    return logFollowUp(
      asker(),
      { ...line, ...when, next: null, promise: null, supersedes: null },
      at.desks.followup,
    );
  };
  const state = async () => (await readContacts(asker(), at.desks.contacts)).thirdParty;

  it("is asked only of a debtor who is lost, in words that tell of no debt, and the log has them once", async () => {
    await found();
    await at.town.dawn(toDay(DAY));
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
    const { followups } = await at.desks.followup.inTenant(at.town.orgId, (book) =>
      book.page("100", null, 10),
    );
    const asked = followups.filter(({ note }) => note.includes("the porter"));
    expect(asked).toMatchObject([
      { kind: "note", note: expect.stringContaining("一时联系不上Buyer 100"), inCrm: "waiting" },
    ]);
    // Its copy waits for the CRM under the line's own id, so that a write whose answer is lost is the same note.
    const copies = await at.town.sql<{ id: string; record: { title: string; text: string } }>(
      "SELECT external_id AS id, record FROM writeback WHERE org_id = $1 AND module = 'Notes' ORDER BY writeback_id",
      [at.town.orgId],
    );
    expect(copies).toEqual([
      {
        id: asked[0]?.followupId,
        record: { title: "询问第三方", text: `${asked[0]?.note}\n— 李倩`, accountId: "100" },
      },
    ]);
  });

  it("is asked when the last address turned out wrong, and no more when the debtor answers", async () => {
    await found();
    await at.town.dawn(toDay(DAY));
    const report = { clientId: uuidv7(), contactId: "1001", what: "email" as const, reason: "a bakery" };
    await reportWrong(asker(), report, at.desks.contacts);
    expect(await state()).toMatchObject({ because: "no-address" });
    await verifyContact(asker(), { contactId: "1001", reason: "asked them" }, at.desks.contacts);
    expect(await state()).toMatchObject({ because: null });
    for (const minute of ["10", "20", "30"]) await failedCall(minute);
    await at.town.round(DAY);
    const { messageId = "" } = await PostalMime.parse(at.town.sink.mails[0]?.raw ?? "");
    await at.returning.comesBack(answerOf(messageId, "We pay on Friday."));
    expect(await state()).toMatchObject({ because: null });
  });
});

describe("K-07 a reminder", () => {
  const subjects = async (): Promise<string[]> => {
    const mails = await Promise.all(at.town.sink.mails.map(({ raw }) => PostalMime.parse(raw)));
    return mails.map(({ to, subject }) => `${to?.[0]?.address} ${subject}`).sort();
  };

  it("goes to nobody who is no contact of that debtor any more when it leaves", async () => {
    await found();
    await at.town.account("200");
    await at.town.dawn(toDay(DAY));
    await planDay(at.town.orgId, toDay(DAY), at.town.desk);
    await at.town.sql("UPDATE contact SET account_id = '200' WHERE org_id = $1 AND contact_id = '1001'", [
      at.town.orgId,
    ]);
    await deliverDay(at.town.orgId, toDay(DAY), at.town.desk);
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
      await at.town.account(id, email);
      await at.town.invoice(`${id}3`, id, 100_000, "2026-03-02");
    }
    await at.town.sql("UPDATE account SET parent_id = '500' WHERE org_id = $1 AND account_id = '600'", [
      at.town.orgId,
    ]);
    await at.town.round(DAY);
    const told = await subjects();
    expect(told.filter((line) => line.endsWith(" A letter from 恒信贸易 财务部"))).toEqual([
      "Books@agency.example A letter from 恒信贸易 财务部",
      "books@agency.example A letter from 恒信贸易 财务部",
      "info@buyer.example A letter from 恒信贸易 财务部",
    ]);
    expect(told).toHaveLength(6);
  });
});
