import { afterEach, describe, expect, it } from "@jest/globals";
import { createConnection } from "node:net";
import { createTransport, type SendMailOptions } from "nodemailer";
import { type MailDrop, startMailDrop } from "../../sandbox/mail-drop/index.ts";
import { listenOn, type Listening } from "../support/listening.ts";
import express from "express";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function openDrop(extra: Partial<Parameters<typeof startMailDrop>[0]> = {}): Promise<MailDrop> {
  const drop = await startMailDrop({ host: "127.0.0.1", ...extra });
  opened.push(drop);
  return drop;
}

async function openPages(drop: MailDrop): Promise<Listening> {
  const pages = await listenOn(express().use(drop.app));
  opened.push(pages);
  return pages;
}

const letter: SendMailOptions = {
  from: "应收账款 <ar@seller.example>",
  to: "buyer@customer.example",
  subject: "付款提醒 INV-2088",
  text: "您好：\n.一行以点开头\nINV-2088 已逾期 10 天。",
  html: "<p>您好：<b>INV-2088</b> 已逾期</p><script>parent.document.title='owned'</script>",
  headers: { "X-Huikuan-Step": "+10", "List-Unsubscribe": "<mailto:stop@seller.example>" },
  attachments: [{ filename: "对账单.csv", content: "invoice,amount\nINV-2088,16200\n" }],
};

function send(drop: MailDrop, mail: SendMailOptions = letter, more: object = {}) {
  const transport = createTransport({
    host: "127.0.0.1",
    port: drop.smtpPort,
    ignoreTLS: true,
    socketTimeout: 3_000,
    ...more,
  });
  return transport.sendMail(mail).finally(() => transport.close());
}

describe("the mail drop", () => {
  it("keeps every part and every header of a message", async () => {
    const drop = await openDrop({ clock: { now: () => Date.UTC(2026, 10, 22, 1, 5) } });
    await send(drop);
    const [message] = drop.messages();
    expect(message).toMatchObject({
      number: 1,
      arrivedAt: Date.UTC(2026, 10, 22, 1, 5),
      envelope: { from: "ar@seller.example", to: ["buyer@customer.example"] },
      from: "应收账款 <ar@seller.example>",
      to: ["buyer@customer.example"],
      subject: "付款提醒 INV-2088",
      step: "+10",
    });
    expect(message?.text).toContain("\n.一行以点开头\n");
    expect(message?.html).toContain("<b>INV-2088</b>");
    expect(message?.attachments[0]?.filename).toBe("对账单.csv");
    expect(Buffer.from(message?.attachments[0]?.content ?? []).toString()).toBe(
      "invoice,amount\nINV-2088,16200\n",
    );
    expect(message?.headers).toContainEqual({
      name: "List-Unsubscribe",
      value: "<mailto:stop@seller.example>",
    });
    expect(message?.raw.toString()).toContain("X-Huikuan-Step: +10");
  });

  it("keeps a message sent twice twice, in order of arrival", async () => {
    const drop = await openDrop();
    const same = { ...letter, messageId: "<same@seller.example>" };
    await send(drop, same);
    await send(drop, { ...letter, subject: "between" });
    await send(drop, same);
    expect(drop.messages().map(({ number, messageId }) => [number, messageId])).toEqual([
      [1, "<same@seller.example>"],
      [2, expect.any(String)],
      [3, "<same@seller.example>"],
    ]);
    expect(drop.messages()[1]?.subject).toBe("between");
  });

  it("takes what many connections deliver at once", async () => {
    const drop = await openDrop();
    await Promise.all(Array.from({ length: 12 }, (_, n) => send(drop, { ...letter, subject: `no. ${n}` })));
    expect(drop.messages().map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(drop.messages().map(({ subject }) => subject)).size).toBe(12);
  });

  it("asks for a login when it has one, and takes mail from anybody when it has none", async () => {
    const drop = await openDrop({ login: { user: "ar", password: "right" } });
    await expect(send(drop)).rejects.toThrow(/authentication/i);
    await expect(send(drop, letter, { auth: { user: "ar", pass: "wrong" } })).rejects.toThrow(/login/i);
    await send(drop, letter, { auth: { user: "ar", pass: "right" } });
    expect(drop.messages()).toHaveLength(1);
  });

  it("refuses with the planned code at MAIL, RCPT and DATA, and keeps nothing of it", async () => {
    const drop = await openDrop();
    for (const [stage, code] of [
      ["mail", 451],
      ["rcpt", 550],
      ["data", 452],
    ] as const) {
      drop.misbehave((moment) =>
        moment.stage === stage ? { kind: "reject", code, message: "planned" } : undefined,
      );
      await expect(send(drop)).rejects.toMatchObject({ responseCode: code });
    }
    drop.misbehave(undefined);
    expect(drop.messages()).toHaveLength(0);
    await send(drop);
    expect(drop.messages()).toHaveLength(1);
  });

  it("cuts the line after the dot, with the message kept or lost: the sender cannot tell", async () => {
    const drop = await openDrop();
    for (const keep of [true, false]) {
      drop.misbehave(({ stage }) => (stage === "data" ? { kind: "drop", keep } : undefined));
      await expect(send(drop)).rejects.toThrow();
      expect(drop.messages()).toHaveLength(1);
    }
  });

  it("stalls its answer as long as planned", async () => {
    const drop = await openDrop();
    drop.misbehave(({ stage }) => (stage === "data" ? { kind: "stall", ms: 1_500 } : undefined));
    await expect(send(drop, letter, { socketTimeout: 300 })).rejects.toThrow(/timeout/i);
    drop.misbehave(({ stage }) => (stage === "rcpt" ? { kind: "stall", ms: 100 } : undefined));
    await send(drop);
    expect(drop.messages().length).toBeGreaterThanOrEqual(1);
  });

  it("outlives a client that goes away in the middle of a message", async () => {
    const drop = await openDrop();
    await new Promise<void>((resolve) => {
      const socket = createConnection(drop.smtpPort, "127.0.0.1", () => {
        socket.write("EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: half");
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on("close", () => resolve());
    });
    await send(drop);
    expect(drop.messages().map(({ subject }) => subject)).toEqual(["付款提醒 INV-2088"]);
  });
});

describe("the mailbox page", () => {
  it("lists the newest first with number, recipient, subject and step, in zh and en", async () => {
    const drop = await openDrop();
    const { url } = await openPages(drop);
    expect(await (await fetch(`${url}/mailbox?lang=en`)).text()).toContain("No messages yet");
    await send(drop);
    await send(drop, { ...letter, subject: "<second> & last" });
    const page = await (await fetch(`${url}/mailbox?lang=zh&mode=night`)).text();
    expect(page).toContain('lang="zh-CN" data-mode="night"');
    expect(page).toContain("收到的邮件");
    expect(page.indexOf("&lt;second&gt; &amp; last")).toBeLessThan(page.indexOf("付款提醒 INV-2088"));
    expect(page).toContain("buyer@customer.example");
    expect(page).toContain("+10");
  });

  it("shows all parts and headers of one message, and lets no markup of it act", async () => {
    const drop = await openDrop();
    const { url } = await openPages(drop);
    await send(drop);
    const page = await (await fetch(`${url}/mailbox/1?lang=en`)).text();
    expect(page).toContain('<iframe class="html-part" sandbox=""');
    expect(page).toContain("已逾期 10 天");
    expect(page).toContain("对账单.csv");
    expect(page).toContain("List-Unsubscribe");
    expect(page).not.toContain("<script>parent");
    const part = await fetch(`${url}/mailbox/1/html`);
    expect(part.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    const raw = await fetch(`${url}/mailbox/1/raw`);
    expect(Buffer.from(await raw.arrayBuffer())).toEqual(drop.messages()[0]?.raw);
    expect(await (await fetch(`${url}/mailbox/1/attachments/0`)).text()).toContain("INV-2088,16200");
    expect((await fetch(`${url}/mailbox/2`)).status).toBe(404);
  });

  it("tells the time of the zone it is asked for, and UTC when no clock knows that zone", async () => {
    const drop = await openDrop({ clock: { now: () => Date.UTC(2026, 10, 22, 1, 5) } });
    const { url } = await openPages(drop);
    await send(drop);
    const list = async (zone: string) => (await fetch(`${url}/mailbox?zone=${zone}`)).text();
    expect(await list("Asia/Shanghai")).toContain("2026-11-22 09:05");
    expect(await list("Asia/Nowhere")).toContain("2026-11-22 01:05");
    expect(await list("")).toContain("2026-11-22 01:05");
    expect(await (await fetch(`${url}/mailbox/1?zone=Asia/Tokyo`)).text()).toContain(
      "2026-11-22 10:05 Asia/Tokyo",
    );
  });

  it("says the same in JSON", async () => {
    const drop = await openDrop();
    const { url } = await openPages(drop);
    await send(drop);
    const list = (await (await fetch(`${url}/mailbox.json`)).json()) as { messages: object[] };
    expect(list.messages).toEqual([expect.objectContaining({ number: 1, step: "+10", attachments: 1 })]);
    const one = (await (await fetch(`${url}/mailbox/1.json`)).json()) as Record<string, unknown>;
    expect(one).toMatchObject({ subject: "付款提醒 INV-2088", attachments: [{ filename: "对账单.csv" }] });
    expect(Buffer.from(String(one["rawBase64"]), "base64")).toEqual(drop.messages()[0]?.raw);
  });
});
