import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { checkMail } from "../../sandbox/crm-api/mail/check-mail.ts";
import { mailDesk } from "../../sandbox/crm-api/mail/mail-desk.ts";
import type { CrmApiOptions } from "../../sandbox/crm-api/options.ts";
import { type MailDrop, startMailDrop } from "../../sandbox/mail-drop/index.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { postMail } from "../../sandbox/post-mail.ts";
import { fields, modules } from "../../manifest/fields.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { insertAccounts, type Running, run, signIn, userOf } from "./company.ts";

describe("POST /{module}/{id}/actions/send_mail", () => {
  let drop: MailDrop;
  let zoho: Running;
  let account: string;
  const open = async (more: CrmApiOptions = {}) => {
    zoho = await run({ deliver: postMail({ host: "127.0.0.1", port: drop.smtpPort }), ...more });
    [account = ""] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
  };
  beforeEach(async () => {
    drop = await startMailDrop({ host: "127.0.0.1" });
    await open();
  });
  afterEach(async () => {
    await zoho.close();
    await drop.close();
  });
  const mail = (more: object = {}) => ({
    from: { user_name: "应收账款", email: userOf(zoho.acme, "Collections").email },
    to: [{ user_name: "Buyer", email: "buyer@customer.test" }],
    subject: "付款提醒",
    content: "<p>INV-1</p>",
    ...more,
  });
  const send = (given: object[], more: object = {}, path = `Accounts/${account}`) =>
    zoho.ask("POST", `/crm/v6/${path}/actions/send_mail`, { body: { data: given }, ...more });

  it("puts the message into the mailbox, by SMTP, before it says so", async () => {
    const { status, json } = await send([
      mail({
        cc: [{ email: "cc@customer.test" }],
        bcc: [{ email: "bcc@customer.test" }],
        reply_to: { email: "replies@acme.test" },
        mail_format: "html",
      }),
    ]);
    expect([status, json.data[0].code, json.data[0].status]).toEqual([200, "SUCCESS", "success"]);
    const [kept] = drop.messages();
    expect(kept).toMatchObject({
      from: `应收账款 <${userOf(zoho.acme, "Collections").email}>`,
      to: ["Buyer <buyer@customer.test>"],
      subject: "付款提醒",
      messageId: expect.stringContaining(json.data[0].details.message_id),
    });
    expect(kept?.html).toContain("<p>INV-1</p>");
    expect(kept?.envelope.to).toEqual(["buyer@customer.test", "cc@customer.test", "bcc@customer.test"]);
    expect(kept?.headers.map((one) => one.name.toLowerCase())).not.toContain("bcc");
  });

  it("sends plain text when asked to, and answers an earlier message", async () => {
    const first = await send([mail()]);
    const { message_id } = first.json.data[0].details;
    await send([mail({ mail_format: "text", content: "Reminder", in_reply_to: { message_id } })]);
    const [one, two] = drop.messages();
    expect([two?.text?.trim(), two?.html]).toEqual(["Reminder", undefined]);
    expect(two?.headers).toContainEqual({ name: "In-Reply-To", value: one?.messageId });
  });

  it("sends from the organization's address only when told it is that", async () => {
    const { email } = userOf(zoho.acme, "Administrator");
    expect((await send([mail({ from: { email }, org_email: true })])).status).toBe(200);
    const own = { email: userOf(zoho.acme, "Collections").email };
    expect((await send([mail({ from: own, org_email: true })])).status).toBe(400);
    expect(drop.messages()).toHaveLength(1);
  });

  it.each([
    ["from", undefined, "MANDATORY_NOT_FOUND", "$.data[0].from"],
    ["to", undefined, "MANDATORY_NOT_FOUND", "$.data[0].to"],
    ["from", { email: "stranger@elsewhere.test" }, "INVALID_DATA", "$.data[0].from.email"],
    ["from", { email: "administrator0@other.test" }, "INVALID_DATA", "$.data[0].from.email"],
    ["to", [], "INVALID_DATA", "$.data[0].to"],
    ["to", [{ email: "a@b.test" }, { email: "nobody" }], "INVALID_DATA", "$.data[0].to[1].email"],
    ["to", [{ email: "a@b.test\r\nBcc: c@d.test" }], "INVALID_DATA", "$.data[0].to[0].email"],
    ["cc", "cc@customer.test", "INVALID_DATA", "$.data[0].cc"],
    ["mail_format", "rtf", "INVALID_DATA", "$.data[0].mail_format"],
    ["subject", 7, "INVALID_DATA", "$.data[0].subject"],
    ["org_email", "yes", "INVALID_DATA", "$.data[0].org_email"],
    ["in_reply_to", { message_id: "unknown" }, "INVALID_DATA", "$.data[0].in_reply_to.message_id"],
    ["attachments", [{ id: "1" }], "INVALID_DATA", "$.data[0].attachments"],
    ["scheduled_time", "2024-06-01T00:00:00Z", "INVALID_DATA", "$.data[0].scheduled_time"],
  ])("refuses %s = %j", async (field, value, code, json_path) => {
    const { status, json } = await send([mail({ [field]: value })]);
    expect([status, json.data[0].code, json.data[0].details.json_path]).toEqual([400, code, json_path]);
    expect(drop.messages()).toHaveLength(0);
  });

  it("sends from no record that the user cannot see and from no module without mail", async () => {
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Sales"));
    expect((await send([mail()], { token })).json.code).toBe("INVALID_DATA");
    expect((await send([mail()], {}, "Tasks/1")).json.code).toBe("INVALID_MODULE");
    expect(drop.messages()).toHaveLength(0);
  });

  it("keeps to the day's number of mails, by the org's own days", async () => {
    await zoho.close();
    await open({ dailyMails: () => 2 });
    const { status, json } = await send([mail(), mail(), mail()]);
    expect([status, json.data.map((one: { code: string }) => one.code)]).toEqual([
      207,
      ["SUCCESS", "SUCCESS", "LIMIT_REACHED"],
    ]);
    const midnight = Date.parse("2024-05-02T00:00:00-04:00");
    const sendAt = async (ms: number) => {
      zoho.world.clock.moveTo(ms);
      const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
      return (await send([mail()], { token })).status;
    };
    expect(await sendAt(midnight - 60_000)).toBe(400);
    expect(await sendAt(midnight)).toBe(200);
  });

  it("allows 300 mails a user and day, in the free edition 50, where everybody in To and Cc counts", () => {
    const desk = mailDesk(zoho.world);
    const free = { ...zoho.acme, edition: "free" as const };
    expect([desk.limitOf(zoho.acme), desk.limitOf(free)]).toEqual([1_500, 250]);
    const to = Array.from({ length: 125 }, (_, n) => ({ name: "", email: `${n}@customer.test` }));
    const checked = checkMail(free, desk, mail({ to, cc: to }), "$");
    if (!("mail" in checked)) throw new Error("the mail was refused");
    expect([desk.reserve(free, checked.mail), desk.reserve(free, checked.mail)]).toEqual([true, false]);
    desk.release(free, checked.mail);
    expect(desk.reserve(free, checked.mail)).toBe(true);
  });

  it("says that the post did not take a message, and does not count it", async () => {
    await zoho.close();
    await open({ dailyMails: () => 1 });
    drop.misbehave(({ stage }) =>
      stage === "rcpt" ? { kind: "reject", code: 550, message: "no" } : undefined,
    );
    expect((await send([mail()])).json.data[0].code).toBe("INTERNAL_ERROR");
    drop.misbehave(undefined);
    expect((await send([mail()])).status).toBe(200);
    expect(drop.messages()).toHaveLength(1);
  });

  it("sends nothing when no post is set up", async () => {
    await zoho.close();
    zoho = await run();
    [account = ""] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
    expect((await send([mail()])).json.code).toBe("NOT_ALLOWED");
  });

  it("lands in the whole sandbox's own mailbox", async () => {
    const today = toDay("2024-05-01");
    const empty = { customers: [], contacts: [], invoices: [], creditNotes: [], payments: [], disputes: [] };
    const book = { ...empty, promises: [], today, future: [] };
    const spec = {
      name: "Acme",
      country: "US",
      timeZone: "America/New_York",
      currencies: [{ isoCode: "USD", exchangeRate: 1, isBase: true }],
      users: [{ fullName: "Ann", email: "ann@acme.test", profile: "Administrator" as const }],
    };
    const house = await startSandbox({
      host: "127.0.0.1",
      port: 0,
      now: Date.parse("2024-05-01T12:00:00Z"),
      components: { fields, modules },
      companies: [{ spec, book }],
      widgetDir: ".",
    });
    try {
      const org = house.orgs[0]?.org ?? zoho.acme;
      const [id = ""] = insertAccounts(org, 1, userOf(org, "Administrator"));
      const { access_token } = await signIn(house.crmUrl, org, userOf(org, "Administrator"));
      const answer = await fetch(`${house.crmUrl}/crm/v6/Accounts/${id}/actions/send_mail`, {
        method: "POST",
        headers: { authorization: `Zoho-oauthtoken ${access_token}` },
        body: JSON.stringify({ data: [mail({ from: { email: "ann@acme.test" } })] }),
      });
      expect(answer.status).toBe(200);
      const mailbox = await (await fetch(`${house.crmUrl}/mailbox.json`)).text();
      expect(mailbox).toContain("buyer@customer.test");
    } finally {
      await house.close();
    }
  });
});
