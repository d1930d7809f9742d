import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import PostalMime, { type Email } from "postal-mime";
import { openCourier, type OpenCourier } from "../../server/adapters/mail/open-courier.ts";
import { sealLetter } from "../../server/adapters/mail/seal-letter.ts";
import { safeName } from "../../shared/dunning/attached-files.ts";
import type { Letter } from "../../server/dunning/index.ts";
import { openSink, type Sink } from "./smtp-sink.ts";

/** E-01: LETTERS=20000; E-02: ADDRESSES=5000. */
const LETTERS = Number(process.env["LETTERS"] ?? 150);
const ADDRESSES = Number(process.env["ADDRESSES"] ?? 250);
const PATIENCE_MS = 900_000;

const letter: Letter = {
  from: { name: "回款 Huikuan", address: "ar@seller.example" },
  to: { name: "王芳", address: "wang.fang@buyer.example" },
  replyTo: "answers@seller.example",
  stopUrl: "https://api.seller.example/stop/1/0198.ab",
  messageId: "<0198-abc.0@seller.example>",
  step: "reminder-1",
  on: new Date("2026-03-05T02:00:00Z"),
  subject: "付款提醒",
  text: "尊敬的王芳：\n",
  html: "<p>尊敬的王芳：</p>",
};
const HEADERS = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "message-id",
  "mime-version",
  "reply-to",
  "subject",
  "to",
  "x-huikuan-step",
];

let sink: Sink;
let courier: OpenCourier;
/** Every recipient that any mail command named. */
const named: string[] = [];
beforeAll(async () => {
  sink = await openSink({
    onRcptTo({ address }, _session, done) {
      named.push(address);
      done();
    },
  });
  courier = openCourier({ host: "127.0.0.1", port: sink.port, secure: false, withoutTls: true });
});
afterAll(async () => {
  courier.close();
  await sink.close();
});

const sealed = (each: Letter): Promise<Uint8Array | null> =>
  sealLetter(each).then(
    ({ raw }) => raw,
    () => null,
  );

function expectOnlyIntended(parsed: Email, { from, to }: Letter): void {
  expect(parsed.headers.map(({ key }) => key).sort()).toEqual(HEADERS);
  expect(parsed.from?.address).toBe(from.address);
  expect(parsed.to?.map(({ address }) => address)).toEqual([to.address]);
}

/** Hands the letter over as the house does; what the mail server was told, or null when it was told nothing. */
async function handedOver(each: Letter, raw: Uint8Array) {
  const before = [sink.mails.length, named.length] as const;
  const envelope = { from: each.from.address, to: each.to.address };
  const { kind } = await courier.deliver(envelope, raw, () => Promise.resolve(true));
  return { kind, mails: sink.mails.slice(before[0]), recipients: named.slice(before[1]) };
}

const END = ["\r\n", "\n", "\r", "\0", "\u000b", "\u0085", "\u2028", "\u2029"];
const INJECTED = [
  "Bcc: all@evil.example",
  "RCPT TO:<all@evil.example>",
  "\r\n.\r\nMAIL FROM:<x@evil.example>",
];
/** Something that would end a line, and go on as a header or a command. */
const evil = fc
  .tuple(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(...END),
    fc.constantFrom(...INJECTED),
    fc.constantFrom("", ...END),
  )
  .map((parts) => parts.join(""));

/** A letter with that text in one of the places to which a CRM, an admin or a policy may bring text. */
const PLACES: Readonly<Record<string, (text: string) => Partial<Letter>>> = {
  "the sender's name": (name) => ({ from: { ...letter.from, name } }),
  "the recipient's name": (name) => ({ to: { ...letter.to, name } }),
  "the subject": (subject) => ({ subject }),
  "the step": (step) => ({ step }),
  "the text": (text) => ({ text, html: text }),
  "the sender's address": (text) => ({ from: { ...letter.from, address: `${letter.from.address}${text}` } }),
  "the name of a file": (name) => ({
    files: [{ name: safeName(name, "application/pdf"), type: "application/pdf", content: new Uint8Array(9) }],
  }),
  "the name of a file that nobody made safe": (name) => ({
    files: [{ name: `${name}.pdf`, type: "application/pdf", content: new Uint8Array(9) }],
  }),
  "the recipient's address": (text) => ({ to: { ...letter.to, address: `${letter.to.address}${text}` } }),
  "the reply address": (text) => ({ replyTo: `${letter.replyTo}${text}` }),
  "the message id": (text) => ({ messageId: `<0198${text}@seller.example>` }),
  "the address to stop at (List-Unsubscribe)": (text) => ({ stopUrl: `${letter.stopUrl}${text}` }),
};
const LINES_OF_TEXT = [
  "the sender's name",
  "the recipient's name",
  "the subject",
  "the step",
  "the text",
  "the name of a file",
];

describe("E-01: what wants to be a header or a command", () => {
  it(
    "stays text or is refused, in every place, and the letter has the headers and the recipient that are meant",
    async () => {
      let [kept, refused] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...Object.keys(PLACES)), evil, async (place, text) => {
          const each: Letter = { ...letter, ...PLACES[place]?.(text) };
          const raw = await sealed(each);
          if (raw === null) refused += 1;
          else {
            kept += 1;
            expectOnlyIntended(await PostalMime.parse(raw), letter);
          }
          // Text becomes one line; what is no text is refused whole.
          expect([place, raw !== null]).toEqual([place, LINES_OF_TEXT.includes(place)]);
        }),
        { numRuns: LETTERS },
      );
      expect([kept, refused].every((count) => count > LETTERS / 5)).toBe(true);
    },
    PATIENCE_MS,
  );

  /** What nodemailer once let through, as its advisories tell it. */
  it.each<[string, Partial<Letter>, "refused" | "kept"]>([
    [
      "GHSA-c7w3-x93f-qmm8: a command in a number of the envelope",
      { to: { ...letter.to, address: "a@b.example\r\nRCPT TO:<c@evil.example>" } },
      "refused",
    ],
    [
      "GHSA-vvjj-xcjg-gr5g: a command in the name of the client",
      { from: { name: "x\r\nMAIL FROM:<c@evil.example>", address: "ar@seller.example" } },
      "kept",
    ],
    [
      "#1820: a header in a List- header",
      { stopUrl: "https://a.example/\r\nBcc: all@evil.example" },
      "refused",
    ],
    [
      "CVE-2021-23400: a header in an address object",
      { to: { name: "A", address: "a@b.example>\r\nBcc: <all@evil.example" } },
      "refused",
    ],
    [
      "GHSA-mm7p-fcc7-pg87: an address in quotes within another",
      { to: { name: "A", address: '"c@evil.example x"@b.example' } },
      "refused",
    ],
    [
      "GHSA-rcmh-qjqh-p98v: groups in groups without end",
      { to: { name: "A", address: `${"g:".repeat(5_000)}a@b.example${";".repeat(5_000)}` } },
      "refused",
    ],
    [
      "#1289: an attachment or a path in the text",
      {
        text: "{{ path: /etc/passwd }}",
        html: '<img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x">',
      },
      "kept",
    ],
  ])("%s", async (_advisory, wrong, becomes) => {
    const each: Letter = { ...letter, ...wrong };
    const raw = await sealed(each);
    expect(raw === null ? "refused" : "kept").toBe(becomes);
    if (raw === null) return;
    const parsed = await PostalMime.parse(raw);
    expectOnlyIntended(parsed, each);
    expect(parsed.attachments).toEqual([]);
    expect(await handedOver(each, raw)).toMatchObject({ kind: "sent", recipients: [letter.to.address] });
  });
});

const word = fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,12}$/);
const host = fc.constantFrom(
  "good.example",
  "mail.good.example",
  "bücher.example",
  "公司.example",
  "[10.0.0.1]",
);
const plain = fc.tuple(word, host).map((parts) => parts.join("@"));
/** Addresses as people and CRMs write them, and as others do who want to reach somebody else. */
const written = fc.oneof(
  plain,
  fc
    .tuple(plain, fc.constantFrom(",", ";", " ", ", ", "\t", "\r\n"))
    .map(([a, by]) => `${a}${by}b@evil.example`),
  plain.map((a) => `"b@evil.example"${a.slice(a.indexOf("@"))}`),
  plain.map((a) => `"b@evil.example> x"${a.slice(a.indexOf("@"))}`),
  plain.map((a) => `b@evil.example@${a.slice(a.indexOf("@") + 1)}`),
  plain.map((a) => `(b@evil.example)${a}`),
  plain.map((a) => `${a}(b@evil.example)`),
  plain.map((a) => `group:${a},b@evil.example;`),
  plain.map((a) => `<${a}>`),
  plain.map((a) => `Name <${a}>`),
  plain.map((a) => `@evil.example:${a}`),
  plain.map((a) => `${a}%evil.example`),
  plain.map((a) => a.replace("@", "%evil.example@")),
  plain.map((a) => a.replace("@", "\u200b@")),
  plain.map((a) => a.replace("@", "＠")),
  plain.map((a) => `${a}\0@evil.example`),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** As it travels: the library writes a foreign domain in ASCII. */
const inAscii = (address: string): string => {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domain.startsWith("[") ? domain : new URL(`http://${domain}`).hostname}`;
};

describe("E-02: an address as it is written", () => {
  it(
    "is the one recipient that is meant, or is refused",
    async () => {
      const seen = { sent: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(written, async (address) => {
          const each: Letter = { ...letter, to: { name: "A", address } };
          const raw = await sealed(each);
          if (raw === null) return void (seen.refused += 1);
          seen.sent += 1;
          const { kind, mails, recipients } = await handedOver(each, raw);
          // Either the mail server was told this one address, or nothing was sent.
          if (kind !== "sent") return expect(mails).toEqual([]);
          expect(recipients.map((each) => inAscii(each).toLowerCase())).toEqual([
            inAscii(address).toLowerCase(),
          ]);
          expect(recipients.some((recipient) => recipient.endsWith("@evil.example"))).toBe(false);
        }),
        { numRuns: ADDRESSES },
      );
      expect(seen.sent).toBeGreaterThan(0);
      expect(seen.refused).toBeGreaterThan(ADDRESSES / 3);
    },
    PATIENCE_MS,
  );
});
