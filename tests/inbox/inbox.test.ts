import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { AfterDot, SinkOptions } from "../mail/smtp-sink.ts";
import type { Town } from "../stories/town.ts";
import { notesIn, openInboxes, person, TODAY } from "./inboxes.ts";

const { towns, inboxOf, linesOf, say, act } = openInboxes();

/** Buyer 100's first reminder is handed over, and the mail server dies over it. */
async function doubted(): Promise<{ town: Town; accept(): void }> {
  let after: AfterDot = "cut";
  const town = await towns.oneDebt({ afterDot: () => after });
  await town.sql(
    "INSERT INTO crm_user VALUES ($1, '77', '李倩', 'li@seller.example', 'Standard', NULL, true)",
    [town.orgId],
  );
  await town.round(TODAY);
  return { town, accept: () => void (after = "accept") };
}
const refusing: SinkOptions = {
  onRcptTo: (address, _session, done) =>
    address.address.startsWith("ap")
      ? done(Object.assign(new Error("user unknown"), { responseCode: 550 }))
      : done(),
};
async function cameBack(): Promise<Town> {
  const town = await towns.oneDebt(refusing);
  await town.round(TODAY);
  return town;
}

describe("R-03: a message in doubt", () => {
  it("stands in the inbox with its evidence: to whom, when, the server's last words, whose it is, and that money came in since", async () => {
    const { town } = await doubted();
    const inbox = await inboxOf(town);
    expect(inbox.counts).toEqual([{ kind: "in-doubt", ownerId: "77", owner: "李倩", count: 1 }]);
    expect(inbox.lines).toEqual([
      expect.objectContaining({
        account: "Buyer 100",
        owner: "李倩",
        amountMinor: 100_000,
        since: "2026-03-05T10:00:00.000+08:00",
        about: expect.objectContaining({
          kind: "in-doubt",
          step: "reminder-1",
          recipient: "ap100@buyer.example",
          contact: "Wang Fang",
          attempts: 1,
          messageId: expect.stringContaining("@seller.example"),
          reply: expect.stringMatching(/./),
          heardSince: null,
        }),
      }),
    ]);
    await town.sql(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, modified_at)
       VALUES ($1, 'p', $2, 'payment', 'p', '100', 'CNY', 1, 'P-1', '2026-03-05', now())`,
      [town.orgId, new Date(town.now.getTime() + 60_000)],
    );
    expect((await linesOf(town))[0]?.about).toMatchObject({ heardSince: "payment" });
  });

  it("that arrived counts as sent and is not sent again, however often the button is pressed", async () => {
    const { town, accept } = await doubted();
    accept();
    const [line] = await linesOf(town);
    const request = { clientId: randomUUID(), kind: "in-doubt" as const, id: line?.id ?? "", reason: "" };
    for (const _press of [1, 2])
      expect(await act(town, { ...request, act: "arrived" })).toMatchObject({ value: { counts: [] } });
    expect(await act(town, { ...request, act: "leave" })).toEqual({
      ok: false,
      because: "same-id-other-text",
    });
    await town.round("2026-03-06");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
  });

  it("that did not arrive is sent again by the next round, once", async () => {
    const { town, accept } = await doubted();
    accept();
    await say(town, (await linesOf(town))[0], "send-again");
    await town.round("2026-03-06");
    await town.round("2026-03-07");
    expect(await town.dispatches()).toEqual(["2026-03-06 reminder-1 CNY sent"]);
  });

  it("that is left stands there again the next morning, and nothing is sent meanwhile", async () => {
    const { town } = await doubted();
    await say(town, (await linesOf(town))[0], "leave");
    expect(await linesOf(town)).toEqual([]);
    town.now = new Date("2026-03-05T15:59:00Z");
    expect(await linesOf(town)).toEqual([]);
    await town.round("2026-03-06");
    expect(await linesOf(town)).toHaveLength(1);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("is decided once: whoever comes second is told who decided, and when", async () => {
    const { town } = await doubted();
    const [line] = await linesOf(town);
    await say(town, line, "arrived");
    expect(await say(town, line, "send-again", "", person(town, "Chen"))).toEqual({
      ok: false,
      because: { decided: { act: "arrived", at: town.now, by: "Li Qian", timeZone: "Asia/Shanghai" } },
    });
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
  });

  it("that the mail server told of meanwhile waits no more", async () => {
    const { town } = await doubted();
    const [line] = await linesOf(town);
    await town.sql("UPDATE dispatch SET state = 'sent' WHERE org_id = $1", [town.orgId]);
    expect(await say(town, line, "send-again")).toEqual({ ok: false, because: "not-waiting" });
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
  });
});

describe("E-03: a message that came back", () => {
  it("says why, and that nothing leaves by itself when nobody else is there", async () => {
    const town = await cameBack();
    expect((await linesOf(town))[0]?.about).toMatchObject({
      kind: "returned",
      because: "recipient",
      recipient: "ap100@buyer.example",
      reply: expect.stringContaining("user unknown"),
      next: { next: { kind: "hold", because: "no-contact" }, recipient: null },
    });
  });

  it("says to whom the policy turns by itself and when, and goes when the address is corrected in the CRM", async () => {
    const town = await cameBack();
    await town.sql(
      `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at)
       VALUES ($1, '1002', '100', 'Li Na', 'cfo@buyer.example', 'finance_lead', now())`,
      [town.orgId],
    );
    expect((await linesOf(town))[0]?.about).toMatchObject({
      next: { next: { kind: "step", channel: "email", on: "2026-03-06" }, recipient: "cfo@buyer.example" },
    });
    await town.sql(
      "UPDATE contact SET email = 'right@buyer.example' WHERE org_id = $1 AND contact_id = '1001'",
      [town.orgId],
    );
    expect(await linesOf(town)).toEqual([]);
  });

  it("taken care of stands in the account's log, and in the CRM", async () => {
    const town = await cameBack();
    await say(town, (await linesOf(town))[0], "done", "rang them, they have a new one");
    expect(await linesOf(town)).toEqual([]);
    expect(await notesIn(town)).toEqual([
      "已处理退回的消息（ap100@buyer.example）\nrang them, they have a new one",
    ]);
    expect(
      await town.sql("SELECT 1 FROM writeback WHERE org_id = $1 AND module = 'Notes'", [town.orgId]),
    ).toHaveLength(1);
  });
});
