import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { uuidv7 } from "uuidv7";
import { type Asker, recordOptIn, recordOptOut } from "../../server/contact/index.ts";
import { deliverDay, type DunningDesk, planDay } from "../../server/dunning/index.ts";
import { logFollowUp } from "../../server/followup/index.ts";
import { WAYS } from "../../shared/contact/kinds.ts";
import type { OptInRequest, OptOutRequest } from "../../shared/contact/request-contract.ts";
import { waysLeft } from "../../shared/contact/ways-left.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { complaintOf } from "../bounce/returned-mail.ts";
import { DAY, wishingTown } from "./wishing-town.ts";

const at = wishingTown();
const { found, asker, there, written } = at;

const out = (more: Partial<OptOutRequest> = {}, accountId = "100") => {
  const asked = { contactId: "1001", ways: ["email" as const], purposes: ["reminder" as const] };
  const request = { clientId: uuidv7(), heard: "phone" as const, note: "said so", ...asked, ...more };
  return recordOptOut(asker(accountId), request, at.desks.contacts);
};

const again = (
  optOutIds: readonly string[],
  role: Asker["role"] = "admin",
  more: Partial<OptInRequest> = {},
) => {
  const said = { contactId: "1001", heard: "letter" as const, reason: "signed on 5 March", ...more };
  return recordOptIn(asker("100", role), { ...said, optOutIds: [...optOutIds] }, at.desks.contacts);
};

const optOuts = async () => (await there())[0]?.optOuts ?? [];
const idsOf = async () =>
  (await optOuts()).filter(({ back }) => back === null).map(({ optOutId }) => optOutId);
const OTHER = `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at)
  VALUES ($1, $2, '100', $3, $4, $5, now())`;

describe("whoever wants to hear no more", () => {
  it("told a person: what is planned leaves to somebody else there in the same minute, or to nobody", async () => {
    await found();
    await at.town.dawn(toDay(DAY));
    await planDay(at.town.orgId, toDay(DAY), at.town.desk);
    expect(await out()).toEqual({ ok: true, value: null });
    await deliverDay(at.town.orgId, toDay(DAY), at.town.desk);
    expect(written()).toEqual([]);
    expect(await at.town.dispatches()).toEqual([]);
    await at.town.sql(OTHER, [at.town.orgId, "1002", "Li Na", "cfo@buyer.example", "finance_lead"]);
    await at.town.round("2026-03-06");
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
    await at.town.invoice("104", "100", 70_000, "2026-03-12");
    await at.town.sql(
      "UPDATE ledger_entry SET due_on = '2026-04-20' WHERE org_id = $1 AND entry_id = '103'",
      [at.town.orgId],
    );
    await at.town.everyDay(DAY, "2026-03-20");
    expect(await at.town.dispatches()).toEqual([
      "2026-03-05 courtesy CNY sent",
      "2026-03-12 due-today CNY sent",
    ]);
  });

  it("says so when the message is claimed: nothing leaves, by their name or by their address", async () => {
    await found();
    await at.town.account("200", "shared@buyer.example");
    await at.town.invoice("203", "200", 100_000, "2026-03-02");
    await at.town.account("300", "SHARED@buyer.example");
    const desk: DunningDesk = {
      ...at.town.desk,
      courier: {
        ...at.town.desk.courier,
        deliver: async (envelope, raw, mayBegin) => {
          // One whose address is corrected at the same moment, and one of an address that another has as well.
          if (envelope.to === "ap100@buyer.example") {
            await at.town.sql(
              "UPDATE contact SET email = 'new@buyer.example' WHERE org_id = $1 AND contact_id = '1001'",
              [at.town.orgId],
            );
            await out();
          } else await out({ contactId: "3001" }, "300");
          return at.town.desk.courier.deliver(envelope, raw, mayBegin);
        },
      },
    };
    await at.town.round(DAY, desk);
    expect(written()).toEqual([]);
    expect(await at.town.dispatches()).toEqual([
      `${DAY} reminder-1 CNY planned`,
      `${DAY} reminder-1 CNY planned`,
    ]);
  });

  it("of texts, at a number without a country: the number is read as of where the org's texts come from", async () => {
    await found();
    await at.town.sql(
      `INSERT INTO sms_sender (org_id, provider, region, account, secret_sealed, hook_sealed, sender, by_user, by_name, saved_at)
        VALUES ($1, 'aliyun', 'CN', 'a', 'x', 'x', 'x', '1', 'Chen', now())`,
      [at.town.orgId],
    );
    await at.town.sql("UPDATE account SET country = NULL WHERE org_id = $1", [at.town.orgId]);
    await at.town.sql("UPDATE contact SET mobile = '138 0013 8000' WHERE org_id = $1", [at.town.orgId]);
    await out({ ways: ["sms"] });
    const kept = await at.town.sql("SELECT address FROM opt_out WHERE org_id = $1", [at.town.orgId]);
    expect(kept).toEqual([{ address: "+8613800138000" }]);
    expect(await optOuts()).toHaveLength(1);
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
    const logged = await logFollowUp(asker(), { ...line, ...rest }, at.desks.followup);
    expect(logged).toMatchObject({ value: { beyond: { because: "opted-out" } } });
    await at.town.round(DAY);
    expect(written()).toEqual(["ap100@buyer.example"]);
  });

  it.each([
    ["was merged into another contact of the same name", "1009", "wang fang ", "finance@buyer.example"],
    ["was deleted and came back from an import", "1010", "W. Fang", "ap100@buyer.example"],
  ])("and %s stays unwritten to, and the page says whose word it was", async (_what, id, name, email) => {
    await found();
    await out();
    await at.town.sql(OTHER, [at.town.orgId, id, name, email, "billing"]);
    await at.town.sql("UPDATE contact SET state = 'deleted' WHERE org_id = $1 AND contact_id = '1001'", [
      at.town.orgId,
    ]);
    await at.town.round(DAY);
    expect(written()).toEqual([]);
    expect(await optOuts()).toMatchObject([{ of: "Wang Fang", back: null }]);
    expect(await again(await idsOf(), "collector", { contactId: id })).toEqual({ ok: true, value: null });
    await at.town.round("2026-03-06");
    expect(written()).toEqual([email]);
  });
});

describe("whoever agrees again", () => {
  it("is written to again when a person answers for it; a complaint after that ends it once more", async () => {
    await found();
    await at.town.round(DAY);
    const [mail] = at.town.sink.mails;
    const { messageId = "" } = await PostalMime.parse(mail?.raw ?? "");
    await at.returning.comesBack(complaintOf(messageId));
    expect(await optOuts()).toMatchObject([
      { said: "complaint", by: null, heard: null },
      { said: "complaint", by: null, heard: null },
    ]);
    const ids = await idsOf();
    expect(await again(ids, "viewer")).toMatchObject({ because: "not-allowed" });
    await at.town.sql("UPDATE account SET owner_id = '5' WHERE org_id = $1", [at.town.orgId]);
    expect(await again(ids, "rep")).toMatchObject({ because: "opt-in-not-allowed" });
    expect(await again(["another's"])).toMatchObject({ because: "no-such-opt-out" });
    await at.town.invoice("104", "100", 50_000, "2026-03-09");
    await at.town.round("2026-03-12");
    expect(written()).toHaveLength(1);
    expect(await again(ids, "collector")).toEqual({ ok: true, value: null });
    await at.town.round("2026-03-13");
    expect(written()).toHaveLength(2);
    expect(await optOuts()).toMatchObject([
      { back: { heard: "letter", reason: "signed on 5 March", by: "李倩" } },
      { back: { heard: "letter" } },
    ]);
    await at.returning.comesBack(complaintOf(messageId));
    await at.town.invoice("105", "100", 50_000, "2026-03-17");
    await at.town.round("2026-03-20");
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
      await expect(at.town.sql(change)).rejects.toThrow(/only/);
  });
});
