import type { Patch } from "./patch.ts";

const texting = "tests/sms/texting.test.ts";

/** Texts: nobody who said stop, never twice, and only what the provider really said. */
export const smsPatches: readonly Patch[] = [
  {
    name: "a stop that comes after the claim",
    file: "server/adapters/db/dunning-claims.ts",
    find: "CASE WHEN dispatch.channel = 'sms' THEN dispatch.recipient ELSE",
    replace: "CASE WHEN dispatch.channel = 'sms' THEN '' ELSE",
    test: texting,
    named: "whoever says stop",
  },
  {
    name: "a stop that was said before",
    file: "server/adapters/db/opt-out-rows.ts",
    find: "o.ending = n.ending AND o.way = 'sms'",
    replace: "o.ending = n.ending AND false",
    test: texting,
    named: "a text message by twilio goes no more",
  },
  {
    name: "the doubt about an answer that was lost",
    file: "server/adapters/sms/classify-answer.ts",
    find: 'CERTIFICATE.test(code) ? "deferred" : "in_doubt"',
    replace: 'CERTIFICATE.test(code) ? "deferred" : "deferred"',
    test: texting,
    named: "a text message by aliyun when the provider loses",
  },
  {
    name: "the first word of a carrier",
    file: "server/adapters/db/report-rows.ts",
    find: "AND d.delivered IS NULL))",
    replace: "AND true))",
    test: texting,
    named: "what a provider tells settles",
  },
  {
    name: "the signature of a provider",
    file: "server/sms/admit-hook.ts",
    find: 'desk.sameText(wanted, call.signature ?? "")',
    replace: "desk.sameText(wanted, wanted)",
    test: texting,
    named: "what a provider tells is believed",
  },
  {
    name: "a line of its own for a text",
    file: "server/adapters/sms/open-texter.ts",
    find: "const httpAgent = new HttpAgent({ keepAlive: false });",
    replace: "const httpAgent = undefined;",
    test: "tests/sms/own-line.test.ts",
    named: "texts by a line of its own",
  },
  {
    name: "a message goes the way that its step goes now",
    file: "server/dunning/second-decision.ts",
    find: "decision.step.channel === row.channel && ",
    replace: "",
    test: texting,
    named: "goes that way: no letter to a number",
  },
];
