import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { tagOf } from "../stories/town.ts";
import { answerOf, bounceOf, complaintOf, mailOf } from "./returned-mail.ts";
import { ReturningTown } from "./returning-town.ts";

let db: TestDatabase;
const towns: ReturningTown[] = [];
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  for (const town of towns.splice(0)) await town.leave();
});
afterAll(() => db.drop());

/** Buyer 100 was reminded three days past due; `from` is where that mail comes back to. */
async function reminded(address?: string) {
  const returning = await ReturningTown.found(db, address);
  towns.push(returning);
  const { town } = returning;
  await town.account("100");
  await town.invoice("103", "100", 100_000, "2026-03-02");
  await town.round("2026-03-05");
  const [mail] = town.sink.mails;
  if (mail === undefined) throw new Error("nobody was reminded");
  const { messageId = "" } = await PostalMime.parse(mail.raw);
  return { returning, town, from: mail.from, messageId };
}

const SENT = "100 2026-03-05 sent";

describe("a mail that comes back", () => {
  it("to its own address leaves the step incomplete, its address alone, and a task for the owner", async () => {
    const { returning, town, from } = await reminded();
    expect(from).toMatch(/^returns\+[0-9a-f]{48}@seller\.example$/);
    expect(await returning.comesBack(bounceOf({ to: from }))).toBe(204);
    const fate = "100 2026-03-05 rejected recipient f 5.1.1 550 5.1.1 user unknown";
    expect(await returning.fates()).toEqual([fate]);
    expect(await returning.tasks()).toEqual([
      expect.stringContaining("邮件被 ap100@buyer.example 拒收，请更正联系人邮箱"),
    ]);
    await town.round("2026-03-06");
    expect(town.sink.mails).toHaveLength(1);
    expect(await town.holds()).toEqual(["2026-03-06 no-contact"]);
  });

  it("turns to the next person there, with the same step", async () => {
    const { returning, town, from } = await reminded();
    await town.sql(
      `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at)
       VALUES ($1, '1002', '100', 'Li Na', 'cfo@buyer.example', 'finance_lead', now())`,
      [town.orgId],
    );
    await returning.comesBack(bounceOf({ to: from }));
    await town.round("2026-03-06");
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["ap100@buyer.example"], ["cfo@buyer.example"]]);
    expect(await town.dispatches()).toEqual([
      "2026-03-05 reminder-1 CNY rejected",
      "2026-03-06 reminder-1 CNY sent",
    ]);
  });

  it("is known by the message that it brings back, where it was sent to the sender himself", async () => {
    const { returning, messageId } = await reminded("@returns.seller.example");
    await returning.comesBack(bounceOf({ to: "ar@seller.example", messageId }));
    expect(await returning.fates()).toEqual([expect.stringContaining("rejected recipient f")]);
  });

  it("because it was unwanted or there was no room does not blame the address", async () => {
    const { returning, from } = await reminded();
    await returning.comesBack(bounceOf({ to: from, status: "5.2.2", words: "552 5.2.2 mailbox full" }));
    expect(await returning.fates()).toEqual([
      "100 2026-03-05 rejected message f 5.2.2 552 5.2.2 mailbox full",
    ]);
  });

  it("twice counts once, and once refused nothing makes it delivered", async () => {
    const { returning, from } = await reminded();
    const raw = bounceOf({ to: from });
    await returning.comesBack(raw);
    await returning.comesBack(raw);
    await returning.comesBack(bounceOf({ to: from, action: "delivered", status: "2.0.0", words: "250 ok" }));
    expect(await returning.fates()).toEqual([expect.stringContaining("rejected recipient f 5.1.1")]);
    expect(await returning.tasks()).toHaveLength(1);
  });

  it("after it was said to be delivered is refused all the same", async () => {
    const { returning, from } = await reminded();
    await returning.comesBack(bounceOf({ to: from, action: "relayed", status: "2.0.0", words: "250 ok" }));
    expect(await returning.fates()).toEqual([`${SENT} t relayed`]);
    await returning.comesBack(bounceOf({ to: from }));
    expect(await returning.fates()).toEqual([expect.stringContaining("rejected recipient f 5.1.1")]);
  });

  it("is only late while its server still tries", async () => {
    const { returning, from } = await reminded();
    await returning.comesBack(bounceOf({ to: from, action: "delayed", status: "4.4.1" }));
    expect(await returning.fates()).toEqual([SENT]);
  });

  it("with a trace that somebody made up changes nothing", async () => {
    const { returning, from, messageId } = await reminded();
    const forged = from.replace(/.@/, (end) => (end === "0@" ? "1@" : "0@"));
    await returning.comesBack(
      bounceOf({ to: forged, messageId: messageId.replace(/\.[0-9a-f]{16}@/, `.${"0".repeat(16)}@`) }),
    );
    await returning.comesBack(bounceOf({ to: "ar@seller.example" }));
    expect(await returning.fates()).toEqual([SENT]);
  });

  it("with another org's trace changes nothing", async () => {
    const { returning } = await reminded();
    const other = await reminded();
    await returning.comesBack(bounceOf({ to: other.from }));
    expect([await returning.fates(), await other.returning.fates()]).toEqual([[SENT], [SENT]]);
  });
});

describe("what people answer", () => {
  it("stands in the log once, without what they quote, and holds nothing by itself", async () => {
    const { returning, messageId } = await reminded();
    const raw = answerOf(messageId, "We pay on Friday.");
    await returning.comesBack(raw);
    await returning.comesBack(raw);
    expect(await returning.log("100")).toEqual(["ap100@buyer.example 回复邮件：We pay on Friday."]);
    expect(await returning.fates()).toEqual([SENT]);
  });

  it("says so when somebody else answers", async () => {
    const { returning, messageId } = await reminded();
    await returning.comesBack(answerOf(messageId, "Ask my colleague.", "boss@buyer.example"));
    expect(await returning.log("100")).toEqual([
      "boss@buyer.example（非收件人） 回复邮件：Ask my colleague.",
    ]);
  });

  it("by a machine is nothing", async () => {
    const { returning, messageId } = await reminded();
    const away = new TextDecoder()
      .decode(answerOf(messageId, "I am away."))
      .replace("Subject:", "Auto-Submitted: auto-replied\r\nSubject:");
    await returning.comesBack(away);
    expect(await returning.log("100")).toEqual([]);
  });

  it("as a complaint ends reminders to that address, and tells whoever looks at the account", async () => {
    const { returning, town, messageId } = await reminded();
    await returning.comesBack(complaintOf(messageId));
    await returning.comesBack(complaintOf(messageId));
    expect(await returning.log("100")).toEqual([expect.stringContaining("投诉为垃圾邮件")]);
    await town.invoice("104", "100", 50_000, "2026-03-10");
    await town.everyDay("2026-03-12", "2026-03-20");
    expect(town.sink.mails).toHaveLength(1);
    expect(new Set((await town.holds()).map((line) => line.slice(11)))).toEqual(new Set(["all-opted-out"]));
  });

  it("is obeyed by a letter that was already claimed", async () => {
    const { returning, town, messageId } = await reminded();
    await town.account("101", "AP100@buyer.example");
    await town.invoice("105", "101", 70_000, "2026-03-03");
    const desk = {
      ...town.desk,
      courier: {
        ...town.desk.courier,
        seal: async (letter: Parameters<typeof town.desk.courier.seal>[0]) => {
          await returning.comesBack(complaintOf(messageId));
          return town.desk.courier.seal(letter);
        },
      },
    };
    await town.round("2026-03-06", desk);
    expect(town.sink.mails).toHaveLength(1);
  });
});

describe("E-05: whoever wants no more mails", () => {
  async function asked() {
    const { returning, town } = await reminded();
    const { headers } = await PostalMime.parse(town.sink.mails[0]?.raw ?? "");
    const valueOf = (name: string) => headers.find(({ key }) => key === name)?.value;
    expect(valueOf("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const url = /^<https:\/\/api\.seller\.example(\/[^>]+)>$/.exec(valueOf("list-unsubscribe") ?? "")?.[1];
    const at = (path: string) => `${returning.url}${path}`;
    return { returning, town, path: url ?? "", at };
  }

  it("says so with one click of a mail program, without a cookie, and is written to no more", async () => {
    const { returning, town, path, at } = await asked();
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const done = await fetch(at(path), { method: "POST", body, credentials: "omit" });
    expect([done.status, done.headers.get("set-cookie")]).toEqual([200, null]);
    expect(await done.text()).toContain("no more reminders go to this address");
    expect((await fetch(at(path), { method: "POST" })).status).toBe(200);
    expect(await returning.log("100")).toEqual([expect.stringContaining("退订了催款邮件")]);
    await town.round("2026-03-12");
    expect(town.sink.mails).toHaveLength(1);
    expect(await town.holds()).toEqual(["2026-03-12 all-opted-out"]);
  });

  it("is not taken to have said so because a program looked at the address, a hundred times", async () => {
    const { returning, path, at } = await asked();
    for (let look = 0; look < 100; look += 1) {
      const page = await fetch(at(path), { method: look % 2 === 0 ? "GET" : "HEAD" });
      expect(page.status).toBe(200);
      if (look === 0) expect(await page.text()).toContain('<form method="post">');
    }
    expect(await returning.bounces.inTenant(returning.town.orgId, (book) => book.optedOut())).toBe(0);
    expect(await returning.log("100")).toEqual([]);
  });

  it("says so for one's own mail only: a made-up address, another org's or a bounce's trace stops nothing", async () => {
    const { returning, path, at } = await asked();
    const [, , orgId = "", message = ""] = path.split("/");
    const [dispatchId = ""] = message.split(".");
    const wrong = [
      `/stop/${orgId}/${dispatchId}.${"0".repeat(16)}`,
      `/stop/${orgId}/${dispatchId}.${tagOf(orgId, dispatchId)}`,
      `/stop/1/${message}`,
      `/stop/${orgId}/nothing`,
      `/stop/0/${message}`,
    ];
    for (const each of wrong) {
      expect((await fetch(at(each))).status).toBe(404);
      expect((await fetch(at(each), { method: "POST" })).status).toBe(404);
    }
    expect(await returning.bounces.inTenant(returning.town.orgId, (book) => book.optedOut())).toBe(0);
  });
});

describe("the address to which mails are handed on", () => {
  it("is nobody's who does not know it", async () => {
    const { returning, from } = await reminded();
    const [url] = [returning.intake];
    expect(
      await returning.comesBack(
        bounceOf({ to: from }),
        url.replace(/.$/, (end) => (end === "x" ? "y" : "x")),
      ),
    ).toBe(404);
    expect(await returning.comesBack(bounceOf({ to: from }), url.replace(/\/mail\/\d+/, "/mail/1"))).toBe(
      404,
    );
    expect(await returning.fates()).toEqual([SENT]);
  });

  it.each([
    ["nothing", ""],
    ["no mail", "\u0000\u0001\u0002"],
    ["parts in parts without end", nested(60)],
  ])("refuses %s", async (_what, raw) => {
    const { returning } = await reminded();
    expect([422, 204]).toContain(await returning.comesBack(raw));
    expect(await returning.fates()).toEqual([SENT]);
  });
});

function nested(depth: number): string {
  const inner = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
  );
  return new TextDecoder().decode(mailOf(`From: a@b.example\nMIME-Version: 1.0\n${inner.join("")}\nend`));
}
