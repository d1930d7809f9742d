import type { Patch } from "./patch.ts";

const story = "tests/stories/mail-by-crm.test.ts";
const courier = "server/adapters/zoho/crm-courier.ts";
const classify = "server/adapters/zoho/classify-mail.ts";

/** Mail that the CRM sends: once, doubted when unanswered, and held back by the same looks as any other. */
export const crmMailPatches: readonly Patch[] = [
  {
    name: "a lost answer of the CRM is a doubt",
    file: classify,
    find: "const isUnsent = !began ||",
    replace: "const isUnsent = began || !began ||",
    test: story,
    named: "is in doubt once its answer is lost",
  },
  {
    name: "the last look before the CRM is asked to send",
    file: courier,
    find: "if (road.isOver || !(await mayBegin()) || road.isOver)",
    replace: "if (road.isOver)",
    test: story,
    named: "is put off where nothing can have left",
  },
  {
    name: "a line of its own for the mail that the CRM sends",
    file: courier,
    find: "const httpAgent = new HttpAgent({ keepAlive: false });",
    replace: "const httpAgent = undefined;",
    test: story,
    named: "goes by a line of its own",
  },
  {
    name: "the CRM's daily limit pauses the org's mail",
    file: classify,
    find: 'kind: "deferred", ...said, isFull: true',
    replace: 'kind: "deferred", ...said',
    test: story,
    named: "waits, and the org's other mail",
  },
  {
    name: "an unknown word of the CRM is a doubt",
    file: classify,
    find: 'if (!REFUSED.has(code)) return { kind: "in_doubt", ...said };',
    replace: 'if (!REFUSED.has(code)) return { kind: "deferred", ...said };',
    test: story,
    named: "INTERNAL_ERROR is in_doubt",
  },
  {
    name: "the CRM knows the sender's address",
    file: "server/settings/sound-crm-sender.ts",
    find: "return known ? null : unknown(address);",
    replace: "return known ? null : null;",
    test: "tests/settings/crm-sender.test.ts",
    named: "may be the CRM's",
  },
];
