import { createHash } from "node:crypto";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { openCourier, type MailOptions, type OpenCourier } from "../../server/adapters/mail/open-courier.ts";
import type { Letter } from "../../server/dunning/index.ts";
import { openSink, type Sink, type SinkOptions } from "./smtp-sink.ts";

const letter: Letter = {
  from: { name: "回款 Huikuan", address: "ar@seller.example" },
  to: { name: "王芳", address: "wang.fang@buyer.example" },
  messageId: "<0198-abc.0@seller.example>",
  step: "reminder-1",
  on: new Date("2026-03-05T02:00:00Z"),
  subject: "付款提醒：逾期款项 ¥10,800.00",
  text: "尊敬的王芳：\n\n.点开头的行\n.\n谢谢。\n",
  html: "<p>尊敬的王芳：</p>",
};
const always = () => Promise.resolve(true);
const envelope = { from: letter.from.address, to: letter.to.address };

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function sinkWith(options: SinkOptions = {}): Promise<Sink> {
  const sink = await openSink(options);
  open.push(sink.close);
  return sink;
}
function courierTo(port: number, over: Partial<MailOptions> = {}): OpenCourier {
  const courier = openCourier({
    host: "127.0.0.1",
    port,
    secure: false,
    withoutTls: true,
    silenceMs: 300,
    ...over,
  });
  open.push(courier.close);
  return courier;
}
async function send(sink: Pick<Sink, "port">, over: Partial<MailOptions> = {}) {
  const courier = courierTo(sink.port, over);
  const { raw } = await courier.seal(letter);
  return courier.deliver(envelope, raw, always);
}
const refusal = (responseCode: number, text = "no") => Object.assign(new Error(text), { responseCode });

/** A server of a few lines, for what a polite one cannot do. */
async function scripted(
  answer: (line: string, socket: Socket) => string | null,
  greeting = "220 hi",
): Promise<{ port: number }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.write(`${greeting}\r\n`);
    let rest = "";
    socket.on("data", (part) => {
      const lines = (rest + part.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const said = answer(line, socket);
        if (said !== null && !socket.destroyed) socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port };
}

/** What a server says to each command; the body it only listens to. */
const polite = (line: string): string | null =>
  line === "DATA" ? "354 go" : /^(EHLO|MAIL|RCPT|RSET)/.test(line) ? "250 ok" : null;

describe("a letter on its way", () => {
  it("arrives as exactly the bytes that were stored, parts, names and all", async () => {
    const sink = await sinkWith();
    const courier = courierTo(sink.port);
    const sealed = await courier.seal(letter);
    const delivery = await courier.deliver(envelope, sealed.raw, always);
    expect(delivery).toMatchObject({ kind: "sent" });
    expect(delivery.reply).toMatch(/^250/);
    const [mail] = sink.mails;
    expect(mail?.raw.equals(sealed.raw)).toBe(true);
    expect(
      createHash("sha256")
        .update(mail?.raw ?? "")
        .digest("hex"),
    ).toBe(sealed.sha256);
    expect([mail?.from, mail?.to]).toEqual([envelope.from, [envelope.to]]);
    const parsed = await PostalMime.parse(mail?.raw ?? "");
    expect(parsed).toMatchObject({
      subject: letter.subject,
      from: letter.from,
      to: [letter.to],
      messageId: letter.messageId,
      html: expect.stringContaining("尊敬的王芳"),
    });
    expect(parsed.text?.trim()).toBe(letter.text.trim());
    expect(parsed.headers).toContainEqual(
      expect.objectContaining({ key: "x-huikuan-step", value: "reminder-1" }),
    );
  });

  it("keeps one connection for several letters", async () => {
    let connections = 0;
    const sink = await sinkWith({
      onConnect(_, done) {
        connections += 1;
        done();
      },
    });
    const courier = courierTo(sink.port);
    const { raw } = await courier.seal(letter);
    for (let each = 0; each < 3; each += 1) await courier.deliver(envelope, raw, always);
    expect([sink.mails.length, connections]).toEqual([3, 1]);
  });
});

describe("what becomes of a letter that does not arrive", () => {
  const rcpt = (code: number, text?: string): SinkOptions => ({
    onRcptTo: (_, __, done) => done(refusal(code, text)),
  });

  it("is put off when nobody listens", async () => {
    const sink = await openSink();
    await sink.close();
    expect(await send(sink)).toMatchObject({ kind: "deferred" });
  });

  it.each<[string, string, boolean, SinkOptions]>([
    ["421 at the greeting", "deferred", false, { onConnect: (_, done) => done(refusal(421)) }],
    ["554 at the greeting", "deferred", false, { onConnect: (_, done) => done(refusal(554)) }],
    ["451 at MAIL", "deferred", false, { onMailFrom: (_, __, done) => done(refusal(451)) }],
    ["550 at MAIL", "rejected", false, { onMailFrom: (_, __, done) => done(refusal(550)) }],
    ["421 at RCPT", "deferred", false, rcpt(421)],
    ["451 at RCPT (greylisted)", "deferred", false, rcpt(451)],
    ["550 at RCPT (no such mailbox)", "rejected", true, rcpt(550)],
    ["554 5.1.1 at RCPT (no such mailbox)", "rejected", true, rcpt(554, "5.1.1 unknown")],
    ["550 5.2.1 at RCPT (mailbox closed)", "rejected", true, rcpt(550, "5.2.1 closed")],
    ["550 5.7.1 at RCPT (we may not)", "rejected", false, rcpt(550, "5.7.1 sender blocked")],
    ["554 at RCPT (relay access denied)", "rejected", false, rcpt(554, "relay access denied")],
    ["552 5.2.2 at RCPT (mailbox full)", "rejected", false, rcpt(552, "5.2.2 full")],
    ["452 after the dot", "deferred", false, { afterDot: () => ({ code: 452 }) }],
    ["554 after the dot", "rejected", false, { afterDot: () => ({ code: 554 }) }],
    ["silence after the dot", "in_doubt", false, { afterDot: () => "stall" }],
    ["a cut line after the dot", "in_doubt", false, { afterDot: () => "cut" }],
  ])("%s: %s", async (_, kind, badAddress, options) => {
    expect(await send(await sinkWith(options))).toMatchObject({ kind, badAddress });
  });

  it("is put off when the line is cut at RCPT, and in doubt when it is cut within the body", async () => {
    const cutAt = (word: string) =>
      scripted((line, socket) => {
        if (line.startsWith(word)) {
          socket.destroy();
          return null;
        }
        return polite(line);
      });
    expect(await send(await cutAt("RCPT"))).toMatchObject({ kind: "deferred" });
    expect(await send(await cutAt("DATA"))).toMatchObject({ kind: "deferred" });
    expect(await send(await cutAt("Subject"))).toMatchObject({ kind: "in_doubt" });
  });

  it("is put off when the server falls silent before 354, and in doubt when it does so after", async () => {
    const silentAt = (word: string) => scripted((line) => (line.startsWith(word) ? null : polite(line)));
    expect(await send(await silentAt("RCPT"))).toMatchObject({ kind: "deferred" });
    expect(await send(await silentAt("DATA"))).toMatchObject({ kind: "deferred" });
    expect(await send(await silentAt("."))).toMatchObject({ kind: "in_doubt" });
  });

  it("is given up in doubt when the server keeps talking but never ends", async () => {
    const chatty = await scripted((line, socket) => {
      if (line === ".") {
        const chat = setInterval(
          () => (socket.destroyed ? clearInterval(chat) : socket.write("250-wait\r\n")),
          50,
        );
        socket.on("close", () => clearInterval(chat));
        return null;
      }
      return polite(line);
    });
    expect(await send(chatty, { deadlineMs: 500 })).toMatchObject({ kind: "in_doubt" });
  });

  it("takes a server's 421 after the dot at its word", async () => {
    const busy = await scripted((line) =>
      line === "DATA"
        ? "354 go"
        : line === "."
          ? "421 4.7.0 try later"
          : /^(EHLO|MAIL|RCPT|RSET)/.test(line)
            ? "250 ok"
            : null,
    );
    expect(await send(busy)).toMatchObject({ kind: "deferred" });
  });

  it("never leaves in clear when TLS is asked for and missing", async () => {
    const sink = await sinkWith();
    expect(await send(sink, { withoutTls: false })).toMatchObject({ kind: "deferred" });
    expect(sink.mails).toEqual([]);
  });

  it("refuses to switch TLS off for a server that is not on loopback", () => {
    expect(() =>
      openCourier({ host: "mail.example.com", port: 25, secure: false, withoutTls: true }),
    ).toThrow("Mail to mail.example.com must use TLS: switching it off is for loopback only.");
  });
});
