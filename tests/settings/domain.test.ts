import { createSocket } from "node:dgram";
import { describe, expect, it } from "@jest/globals";
import { mailRecords } from "../../server/adapters/dns/mail-records.ts";
import { gatherDomain } from "../../server/settings/gather-domain.ts";
import { hasFailed, judgeDomain } from "../../shared/settings/judge-domain.ts";
import { isReserved } from "../../shared/settings/mail-records.ts";
import { CURVE_KEY, LONG_KEY, recordsOf, SHORT_KEY, type Zone } from "./zone.ts";

const DOMAIN = "mail.seller.cn";
const WELL: Zone = {
  "smtp.relay.com": { a: ["198.51.100.7"] },
  [DOMAIN]: { txt: ["v=spf1 ip4:198.51.100.0/24 -all", "something else"] },
  [`s1._domainkey.${DOMAIN}`]: { txt: [LONG_KEY] },
  "_dmarc.seller.cn": { txt: ["v=DMARC1; p=none"] },
};
const asked = { domain: DOMAIN, envelopeDomain: DOMAIN, relay: "smtp.relay.com", selector: "s1" };
const judged = async (zone: Zone, ask: Partial<typeof asked> | { readonly selector: null } = {}) =>
  judgeDomain(
    await gatherDomain(
      { ...asked, ...ask },
      recordsOf(() => ({ ...WELL, ...zone })),
    ),
  );
const spf = (record: string, ...others: string[]): Zone => ({ [DOMAIN]: { txt: [record, ...others] } });
const dkim = (...txt: string[]): Zone => ({ [`s1._domainkey.${DOMAIN}`]: { txt } });
const dmarc = (...txt: string[]): Zone => ({ [`_dmarc.${DOMAIN}`]: { txt } });
const level = async (zone: Zone, at: number): Promise<string> => {
  const finding = (await judged(zone))[at];
  expect(finding?.sentence.en).toMatch(/^["A-Z][^\n]*\.$/);
  expect(finding?.sentence["zh-CN"]).toMatch(/^[^\n。]*。$/);
  return `${finding?.level}: ${finding?.sentence.en}`;
};
const chain = (length: number): Zone =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [
      at === 0 ? DOMAIN : `i${at}.seller.cn`,
      { txt: [at === length - 1 ? "v=spf1 ip4:198.51.100.7" : `v=spf1 include:i${at + 1}.seller.cn -all`] },
    ]),
  );

describe("a sending domain", () => {
  it.each([
    ["a range", spf("v=spf1 ip4:198.51.100.0/24 -all"), /^ok/],
    ["a range that ends with it", spf("v=spf1 ip4:198.51.100.0/29 -all"), /^ok/],
    [
      "a range beside it",
      { ...spf("v=spf1 ip4:198.51.100.8/29 -all"), ...dkim() },
      /^fail: .*does not name the mail server/,
    ],
    ["a range beside it, and a sound key", spf("v=spf1 ip4:198.51.100.8/29 -all"), /^warn: .*does not name/],
    ["a range that refuses", { ...spf("v=spf1 -ip4:198.51.100.0/24 ~all"), ...dkim() }, /^fail/],
    ["a range behind the end", { ...spf("v=spf1 -all ip4:198.51.100.0/24"), ...dkim() }, /^fail/],
    ["its name", spf("v=spf1 a:smtp.relay.com -all"), /^ok/],
    ["an exchanger", { [DOMAIN]: { txt: ["v=spf1 mx -all"], mx: ["smtp.relay.com"] } }, /^ok/],
    [
      "its provider",
      { ...spf("v=spf1 include:spf.relay.com -all"), "spf.relay.com": { txt: ["v=spf1 ?all"] } },
      /^ok/,
    ],
    [
      "one that is sent on",
      { ...spf("v=spf1 redirect=o.cn"), "o.cn": { txt: ["v=spf1 ip4:198.51.100.7 -all"] } },
      /^ok/,
    ],
    ["ten lookups", chain(11), /^ok/],
    ["eleven lookups", chain(12), /^fail: .*more than 10 DNS lookups/],
    ["a loop", spf(`v=spf1 include:${DOMAIN} -all`), /^fail: .*more than 10 DNS lookups/],
    ["everybody", spf("v=spf1 ip4:198.51.100.7 +all"), /^fail: .*\+all/],
    ["everybody, unsaid", spf("v=spf1 ip4:198.51.100.7 all"), /^fail: .*\+all/],
    ["two records", spf("v=spf1 -all", "v=spf1 ~all"), /^fail: .*2 SPF records/],
    ["no record", spf("v=spf10 -all"), /^fail: .*no SPF record/],
    ["a word that is none", spf("v=spf1 ipv4:198.51.100.7 -all"), /^fail: "ipv4:198\.51\.100\.7"/],
    ["a range that is none", spf("v=spf1 ip4:198.51.100.999 -all"), /^fail: "198\.51\.100\.999"/],
    ["a hole", spf("v=spf1 include:gone.cn -all"), /^fail: "include:gone\.cn"/],
    ["silence", { [DOMAIN]: { fault: "timeout" } }, /^unknown: .*in time; try again/],
    [
      "a broken server behind it",
      { ...spf("v=spf1 include:b.cn -all"), "b.cn": { fault: "server" } },
      /^unknown: "b\.cn"/,
    ],
  ] as const)("is judged by its SPF record: %s", async (_, zone, says) => {
    expect(await level(zone as Zone, 0)).toMatch(says);
  });

  it.each([
    ["long RSA", dkim(LONG_KEY), /^ok: .*RSA 2048/],
    ["Ed25519", dkim(CURVE_KEY), /^ok: .*Ed25519/],
    ["short RSA", dkim(SHORT_KEY), /^fail: .*only 1024 bits/],
    ["withdrawn", dkim("v=DKIM1; p="), /^fail: .*no key/],
    ["garbled", dkim("v=DKIM1; p=abc"), /^fail: .*no key/],
    ["none", dkim(), /^fail: There is no DKIM record at "s1\._domainkey\.mail\.seller\.cn"/],
    ["two", dkim(LONG_KEY, CURVE_KEY), /^fail: There are 2/],
  ] as const)("is judged by its DKIM key: %s", async (_, zone, says) => {
    expect(await level(zone, 1)).toMatch(says);
  });

  it.each([
    ["of the domain above", {}, /^ok: .*"_dmarc\.seller\.cn".*by DKIM/],
    ["without DKIM", dkim(), /^ok: .*by SPF/],
    ["without both", { ...dkim(), ...spf("v=spf1 -all") }, /^fail: .*neither SPF nor DKIM holds/],
    ["none", { "_dmarc.seller.cn": {} }, /^fail: .*no DMARC record/],
    ["two", dmarc("v=DMARC1; p=none", "v=DMARC1;p=reject"), /^fail: .*2 DMARC/],
    ["without a policy", dmarc("v=DMARC1; rua=mailto:a@b.cn"), /^fail: .*no valid p/],
    ["silence", { [`_dmarc.${DOMAIN}`]: { fault: "timeout" } }, /^unknown/],
  ] as const)("is judged by its DMARC record: %s", async (_, zone, says) => {
    expect(await level(zone as Zone, 2)).toMatch(says);
  });

  it("aligns its envelope strictly only where its record asks for that", async () => {
    const sibling = { "bounce.seller.cn": { txt: ["v=spf1 a:smtp.relay.com -all"] }, ...dkim() };
    const ask = { envelopeDomain: "bounce.seller.cn" };
    expect((await judged(sibling, ask))[2]?.level).toBe("ok");
    const strict = { ...sibling, ...dmarc("v=DMARC1; p=none; aspf=s") };
    expect((await judged(strict, ask))[2]?.sentence.en).toMatch(/does not align/);
  });

  it("is not blamed for what was not told or cannot be known", async () => {
    expect((await judged({}, { selector: null })).map((each) => each.level)).toEqual(["ok", "warn", "ok"]);
    expect((await judged({}, { relay: "127.0.0.1" })).map((each) => each.level)).toEqual([
      "warn",
      "ok",
      "ok",
    ]);
    for (const name of ["a.example", "x.test", "example.com", "y.local"]) expect(isReserved(name)).toBe(true);
    for (const name of ["example.cn", "test.com", "latest"]) expect(isReserved(name)).toBe(false);
  });

  it("has failed still while a record that failed cannot be looked up", async () => {
    const failed = await judged(spf("v=spf1 +all"));
    const silent = await judged({ [DOMAIN]: { fault: "timeout" } });
    expect([hasFailed(failed, []), hasFailed(silent, failed), hasFailed(silent, [])]).toEqual([
      true,
      true,
      false,
    ]);
    expect(hasFailed(await judged({}), failed)).toBe(false);
  });

  it("tells a name that is not there from a server that fails and one that is silent", async () => {
    const socket = createSocket("udp4");
    socket.on("message", (question, { port, address }) => {
      const name = question.subarray(13).toString("latin1");
      if (name.startsWith("silent")) return;
      const answer = Buffer.from(question);
      // QR, and SERVFAIL or NXDOMAIN.
      answer[2] = 0x81;
      answer[3] = name.startsWith("broken") ? 0x82 : 0x83;
      socket.send(answer, port, address);
    });
    await new Promise<void>((bound) => socket.bind(0, "127.0.0.1", bound));
    try {
      const records = mailRecords([`127.0.0.1:${socket.address().port}`], { timeout: 100, tries: 1 });
      const asks = ["absent.cn", "broken.cn", "silent.cn"].map((name) => records.texts(name));
      expect(await Promise.all(asks)).toEqual([
        { kind: "none" },
        { kind: "fault", name: "broken.cn", fault: "server" },
        { kind: "fault", name: "silent.cn", fault: "timeout" },
      ]);
    } finally {
      socket.close();
    }
  });
});
