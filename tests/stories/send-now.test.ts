import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { askSend, previewSend, readSend } from "../../server/dunning/index.ts";
import { exemptAccount, liftExemption, vetoMessages } from "../../server/hold/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { byHand, nothing, senderAt } from "./by-hand.ts";
import { openTowns } from "./towns.ts";

const towns = openTowns();
const { found, oneDebt } = towns;
const { acts, ask, deskOf, holdDeskOf, preview, sendNow, turn } = byHand(towns);
const TODAY = toDay("2026-03-05");
describe("a message that a person asks to leave now", () => {
  it("C05: leaves as it was shown, is written down, and is not said again that day or by the next round", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    expect((await preview(town)).parts).toEqual([
      {
        kind: "leaves",
        currency: "CNY",
        step: "reminder-1",
        days: 3,
        channel: "email",
        recipient: { name: "Wang Fang", email: "ap100@buyer.example" },
        subject: "Payment reminder: CN¥1,000.00 past due (Buyer 100)",
        invoices: [{ number: "INV-1", residualMinor: 100_000 }],
        amountMinor: 100_000,
      },
    ]);
    expect(await sendNow(town)).toMatchObject({
      state: "planned",
      messages: [{ state: "sent", recipient: "ap100@buyer.example", rehearsed: false }],
    });
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["ap100@buyer.example"]]);
    const after = await preview(town);
    expect(nothing(after)).toEqual([["said-today", null]]);
    expect(after.parts[0]).toMatchObject({ next: { kind: "step", step: "reminder-2" } });
    await town.round(TODAY);
    await town.round("2026-03-06");
    expect(town.sink.mails).toHaveLength(1);
    expect(await acts(town)).toEqual(["sent-now 100 Li Na"]);
  });

  it("R-05: ten double clicks and a round at once are one message", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const { digest: shown } = await preview(town);
    const clicks = Array.from({ length: 10 }, () => randomUUID()).flatMap((id) => [id, id]);
    const pressed = clicks.map(async (id, at) => {
      const told = await ask(town, shown, id);
      await turn(town, `hand ${at}`);
      return told.ok ? told.value.state : told.because;
    });
    const [said] = await Promise.all([Promise.all(pressed), town.round(TODAY, town.deskOf("round"))]);
    expect(said.filter((each) => !["queued", "planned", "changed", "send-changed"].includes(each))).toEqual(
      [],
    );
    expect(town.sink.mails).toHaveLength(1);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
    await turn(town);
    expect(
      await town.sql(`SELECT 1 FROM send_request WHERE org_id = $1 AND outcome IS NULL`, [town.orgId]),
    ).toEqual([]);
  });

  it("is one yes in two tabs: the slower one is told what became of the faster one's", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const { digest: shown } = await preview(town);
    await sendNow(town);
    expect(await ask(town, shown)).toMatchObject({
      ok: true,
      value: { state: "planned", messages: [{ state: "sent" }] },
    });
    expect(town.sink.mails).toHaveLength(1);
  });

  it("is not what was shown when something was paid, and then nothing is asked for", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const { digest: shown } = await preview(town);
    await town.pays("9", "100", 40_000, "2026-03-05", "1");
    expect(await ask(town, shown)).toEqual({ ok: false, because: "send-changed" });
    const clientId = randomUUID();
    await ask(town, (await preview(town)).digest, clientId);
    await town.pays("8", "100", 10_000, "2026-03-05", "1");
    await turn(town);
    expect(await readSend(senderAt(town), clientId, deskOf(town))).toEqual({
      ok: true,
      value: { requestId: clientId, state: "changed", messages: [] },
    });
    expect(town.sink.mails).toEqual([]);
  });

  it("is decided again before it leaves: paid in that moment, it does not", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    town.reread = () => town.pays("9", "100", 100_000, "2026-03-05", "1");
    expect(await sendNow(town)).toMatchObject({
      state: "planned",
      messages: [{ state: "cancelled", because: "paid" }],
    });
    expect(town.sink.mails).toEqual([]);
  });

  it("outside the hours is refused with the moment at which they begin", async () => {
    const town = await oneDebt();
    town.minute = 20 * 60;
    await town.dawn(TODAY);
    const shown = await preview(town);
    expect(nothing(shown)).toEqual([["outside-hours", "2026-03-06T09:00:00.000+08:00"]]);
    expect(await ask(town, shown.digest)).toEqual({ ok: false, because: "nothing-to-send" });
  });

  it("waits for the end of a veto, and a stopped org sends none", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const holds = holdDeskOf(town);
    await vetoMessages(senderAt(town), { clientId: randomUUID(), hours: 3, reason: "calls them" }, holds);
    expect(nothing(await preview(town))).toEqual([["vetoed", "2026-03-05T13:00:00.000+08:00"]]);
    town.minute = 14 * 60;
    await town.dawn(TODAY);
    await town.sql(`UPDATE org SET mode = 'stopped' WHERE org_id = $1`, [town.orgId]);
    expect(nothing(await preview(town))).toEqual([["stopped", null]]);
  });

  it("is another account's where that took the id in the same moment, and nothing is told of it", async () => {
    const town = await oneDebt();
    await town.account("101");
    await town.invoice("2", "101", 200_000, "2026-03-02");
    await town.dawn(TODAY);
    const clientId = randomUUID();
    await ask(town, (await preview(town)).digest, clientId);
    const { inTenant, ...desk } = deskOf(town);
    const { digest: shown } = await preview(town, "101");
    const seen = await askSend(
      senderAt(town, "101"),
      { clientId, digest: shown },
      {
        ...desk,
        inTenant: (orgId, work) =>
          inTenant(orgId, (book) => work({ ...book, askedSend: () => Promise.resolve(null) })),
      },
    );
    expect(seen).toEqual({ ok: false, because: "same-id-other-text" });
    expect(await acts(town)).toEqual(["sent-now 100 Li Na"]);
  });

  it("is put off by one press of the button, however often it arrives and whatever came meanwhile", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const veto = (clientId: string, hours: number, reason = "calls them") =>
      vetoMessages(senderAt(town), { clientId, hours, reason }, holdDeskOf(town));
    const [first, longer] = [randomUUID(), randomUUID()];
    const put = await veto(first, 2);
    await veto(longer, 5);
    expect(await veto(first, 2)).toEqual(put);
    expect(await veto(first, 2, "other")).toEqual({ ok: false, because: "same-id-other-text" });
    expect(nothing(await preview(town))).toEqual([["vetoed", "2026-03-05T15:00:00.000+08:00"]]);
  });

  it("leaves on the day its exemption was lifted, which the round does not do", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const holds = holdDeskOf(town);
    const clientId = randomUUID();
    const exemption = {
      clientId,
      invoiceId: null,
      reason: "their fire",
      endsOn: null,
      reviewOn: addDays(TODAY, 9),
    };
    await exemptAccount(senderAt(town), exemption, holds);
    expect(nothing(await preview(town))).toEqual([["excluded", null]]);
    await liftExemption(senderAt(town), clientId, "rebuilt", holds);
    await town.round(TODAY);
    expect(await town.holds()).toEqual(["2026-03-05 excluded"]);
    expect(town.sink.mails).toEqual([]);
    expect(await sendNow(town)).toMatchObject({ messages: [{ state: "sent" }] });
    expect(town.sink.mails).toHaveLength(1);
  });

  it("names the invoices of a branch whose exemption was lifted that day, as it was shown at the head office", async () => {
    const town = await oneDebt();
    await town.account("101");
    await town.invoice("2", "101", 200_000, "2026-03-02");
    await town.sql(`UPDATE account SET parent_id = '100' WHERE org_id = $1 AND account_id = '101'`, [
      town.orgId,
    ]);
    await town.sql(
      `INSERT INTO group_payer (org_id, choice_id, root_id, together, reason, from_on, by_user, by_name, at)
       VALUES ($1, 'one', '100', true, 'they asked for it', '2026-01-01', '7', 'Li Na', $2)`,
      [town.orgId, town.now],
    );
    await town.dawn(TODAY);
    const holds = holdDeskOf(town);
    const clientId = randomUUID();
    const fire = {
      clientId,
      invoiceId: null,
      reason: "their fire",
      endsOn: null,
      reviewOn: addDays(TODAY, 9),
    };
    await exemptAccount(senderAt(town, "101"), fire, holds);
    await liftExemption(senderAt(town, "101"), clientId, "rebuilt", holds);
    expect((await preview(town)).parts).toMatchObject([{ kind: "leaves", amountMinor: 300_000 }]);
    expect(await sendNow(town)).toMatchObject({ messages: [{ state: "sent" }] });
    expect(
      await town.sql(`SELECT invoice_ids, amount_minor FROM dispatch WHERE org_id = $1`, [town.orgId]),
    ).toEqual([{ invoice_ids: ["1", "2"], amount_minor: "300000" }]);
  });

  it("in rehearsal is written down as it would leave, once, and nothing is sent", async () => {
    const town = await oneDebt({}, "rehearsal");
    await town.dawn(TODAY);
    expect(await sendNow(town)).toMatchObject({ messages: [{ state: "sent", rehearsed: true }] });
    await town.round(TODAY);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
    expect(await town.sql(`SELECT kind FROM followup WHERE org_id = $1`, [town.orgId])).toEqual([
      { kind: "reminder" },
    ]);
    expect(town.sink.mails).toEqual([]);
  });

  it("takes a place of the first days' cap like any other, and on a day that waits for a second yes it waits too", async () => {
    const town = await found();
    const ids = Array.from({ length: 25 }, (_, at) => String(100 + at));
    for (const id of ids) {
      await town.account(id);
      await town.invoice(`5${id}`, id, 100_000, "2026-03-02");
    }
    await town.dawn(TODAY);
    const liveOn = async (on: string, caps: object) => {
      await town.sql(`UPDATE org SET live_on = $2, settings = settings || $3 WHERE org_id = $1`, [
        town.orgId,
        on,
        JSON.stringify({ caps: { firstDay: 1, growth: 1, days: 7, fuseShare: 0.2, fuseAbove: 1, ...caps } }),
      ]);
    };
    await liveOn("2026-03-05", {});
    expect(nothing(await preview(town, "124"))).toEqual(["leaves"]);
    await ask(town, (await preview(town, "124")).digest, randomUUID(), "124");
    await turn(town);
    expect(nothing(await preview(town))).toEqual([["capped", null]]);
    await liveOn("2026-01-05", {});
    expect(nothing(await preview(town))).toEqual(["leaves"]);
    await town.round(TODAY);
    expect(town.sink.mails).toHaveLength(1);
    expect(nothing(await preview(town))).toEqual([["capped", null]]);
  });

  it("is over with its day", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const clientId = randomUUID();
    await ask(town, (await preview(town)).digest, clientId);
    await town.dawn(addDays(TODAY, 1));
    await turn(town);
    expect(await readSend(senderAt(town), clientId, deskOf(town))).toMatchObject({
      value: { state: "over" },
    });
    expect(town.sink.mails).toEqual([]);
  });

  it("may be asked for by whoever collects and by the account's owner, once under one id", async () => {
    const town = await oneDebt();
    await town.dawn(TODAY);
    const as = (over: object) =>
      previewSend({ ...senderAt(town), ...over }, deskOf(town)).then(({ ok }) => ok);
    expect(await Promise.all([as({}), as({ role: "admin" }), as({ role: "rep", userId: "77" })])).toEqual([
      true,
      true,
      true,
    ]);
    expect(await Promise.all([as({ role: "rep" }), as({ role: "viewer", userId: "77" })])).toEqual([
      false,
      false,
    ]);
    const clientId = randomUUID();
    const { digest: shown } = await preview(town);
    for (let pressed = 0; pressed < 2; pressed += 1)
      expect(await ask(town, shown, clientId)).toMatchObject({ ok: true, value: { state: "queued" } });
    expect(await acts(town)).toEqual(["sent-now 100 Li Na"]);
    expect(await ask(town, "0".repeat(64), clientId)).toEqual({ ok: false, because: "same-id-other-text" });
    expect(await readSend(senderAt(town, "101"), clientId, deskOf(town))).toEqual({
      ok: false,
      because: "no-such-request",
    });
  });
});
