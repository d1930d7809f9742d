import type { Patch } from "./patch.ts";

const claim = "server/dunning/claim-dispatch.ts";
const remind = "server/dunning/remind-account.ts";
const rows = "server/adapters/db/dunning-claims.ts";
const stops = "tests/stories/what-stops-a-letter.test.ts";
const breaks = "tests/stories/when-things-break.test.ts";
const crossings = "tests/dunning/fault-points.test.ts";
const byHand = "tests/stories/send-now.test.ts";
const overslept = "tests/dunning/overslept.test.ts";

/** Between the plan and the mail server: decided again, claimed once, begun once, recorded by its own holder. */
export const deliveryPatches: readonly Patch[] = [
  {
    name: "the second decision",
    file: claim,
    find: "const decision = decide(facts, under.policy, row.asOf);",
    replace: "const decision = decide({ ...facts, promises: [], excluded: null }, under.policy, row.asOf);",
    test: "tests/stories/hard-cases.test.ts",
  },
  {
    name: "the reason of a silence",
    file: claim,
    find: 'return end(book, row, decision.because === "paid" ? "cancelled" : "held", decision.because, at);',
    replace: "return null;",
    test: "tests/stories/hard-cases.test.ts",
    named: "what changes between plan and delivery may be the account itself",
  },
  {
    name: "the CRM's answer before the claim",
    file: claim,
    find: 'if (gone === null) return end(book, row, "held", "stale-data", at);',
    replace: "gone ??= new Set();",
    test: stops,
    named: "a CRM that cannot",
  },
  {
    name: "an invoice that the CRM no longer shows",
    file: claim,
    find: "decision.demand.lines.some(({ invoiceId }) => gone.has(invoiceId))",
    replace: "false as boolean",
    test: stops,
    named: "an invoice that the CRM",
  },
  {
    name: "the same step for the same cycle",
    file: claim,
    find: "decision.step.key === row.step && decision.cycle === row.cycle",
    replace: "decision.step.key !== '' || row.step === ''",
    test: stops,
    named: "a payment of the invoice that carried",
  },
  {
    name: "the state of a message that is claimed",
    file: claim,
    find: "if (!row || !mayBeClaimed(row, at))",
    replace: "if (!row)",
    test: breaks,
  },
  {
    name: "the mail server's door",
    file: remind,
    find: "await carrier.deliver(sealed, mayBegin)",
    replace: "await carrier.deliver(sealed, () => Promise.resolve(mayBegin !== undefined))",
    test: overslept,
  },
  {
    name: "the fence of who begins",
    file: rows,
    find: " AND dispatch.fence = given.fence\n      AND state = 'claimed' AND lease_until",
    replace: "\n      AND state = 'claimed' AND lease_until",
    test: overslept,
  },
  {
    name: "the fence of who records",
    file: rows,
    find: " AND dispatch.fence = given.fence\n      -- Its own holder",
    replace: "\n      -- Its own holder",
    test: overslept,
  },
  {
    name: "an orphan that may have left",
    file: rows,
    find: '.set({ state: "in_doubt", reason: "in-doubt", lease_until: null, ended_at: at })',
    replace: '.set({ state: "planned", reason: "in-doubt", lease_until: null, ended_at: at })',
    test: breaks,
    named: "a process that dies",
  },
  {
    name: "a stop between the claim and the letter",
    file: rows,
    find: "AND mode = 'live') AND NOT house.is_stopped()`",
    replace: ")`",
    test: stops,
  },
  {
    name: "the account's lock",
    file: "server/adapters/db/family-rows.ts",
    find: "ORDER BY account_id FOR UPDATE",
    replace: "ORDER BY account_id",
    test: "tests/simulation/same-answers.test.ts",
  },
  {
    name: "one message for one meaning",
    file: "server/adapters/db/migrations/0017-billed.sql",
    find: "CREATE UNIQUE INDEX dispatch_once",
    replace: "CREATE INDEX dispatch_once",
    test: "tests/simulation/same-answers.test.ts",
  },
  {
    name: "one message a day",
    file: "server/adapters/db/migrations/0002-dispatch.sql",
    find: "CREATE UNIQUE INDEX dispatch_one_a_day",
    replace: "CREATE INDEX dispatch_one_a_day",
    test: "tests/simulation/same-answers.test.ts",
  },
  {
    name: "yesterday's plan",
    file: "server/adapters/db/planned-rows.ts",
    find: "SET state = 'cancelled', reason = 'superseded', ended_at",
    replace: "SET ended_at",
    test: "tests/simulation/same-answers.test.ts",
  },
  {
    name: "an address that refused",
    file: "server/adapters/db/dunning-sheets.ts",
    find: "AND d.state = 'rejected' AND d.reason = 'recipient' AND d.recipient = c.email",
    replace: "AND false",
    test: breaks,
    named: "a refused address",
  },
  {
    name: "an answer that was lost",
    file: "server/adapters/mail/classify-fault.ts",
    find: 'command === "CONN" && !bodyBegan ? "deferred" : "in_doubt"',
    replace: '"deferred"',
    test: "tests/dunning/lost-answers.test.ts",
  },
  {
    name: "what a person saw before they said yes",
    file: "server/dunning/plan-asked.ts",
    find: "if (foreseen.digest !== asked.digest) {",
    replace: 'if (asked.digest === "") {',
    test: byHand,
    named: "is not what was shown",
  },
  {
    name: "who may ask that a message leaves",
    file: "server/dunning/ask-send.ts",
    find: '(role === "rep" && ownerId === userId)',
    replace: '(role === "rep" || ownerId === userId)',
    test: byHand,
    named: "may be asked for",
  },
  {
    name: "the day's cap for what is sent by hand",
    file: "server/dunning/day-gate.ts",
    find: "return room >= 0 ? judged",
    replace: "return room > -1_000 ? judged",
    test: byHand,
    named: "takes a place",
  },
  {
    name: "the hours for what is sent by hand",
    file: "server/dunning/foresee-send.ts",
    find: "decide({ ...facts, moment }, under.policy, now.asOf)",
    replace: "decide({ ...facts, moment: moment === null ? moment : null }, under.policy, now.asOf)",
    test: byHand,
    named: "outside the hours",
  },
  {
    name: "the day on which an exemption was lifted",
    file: "server/adapters/db/held-by-people.ts",
    find: "(${byHand} OR EXISTS (",
    replace: "(${byHand || !byHand} OR EXISTS (",
    test: byHand,
    named: "leaves on the day its exemption",
  },
  {
    name: "whom the CRM names right before the claim",
    file: "server/sync/reread-invoices.ts",
    find: 'await settleMissing(orgId, "contacts", desk, people, org, withOverlap(contacts.deletedSince));',
    replace: "if (people.length < 0) withOverlap(contacts.deletedSince);",
    test: "tests/sync/reread-invoices.test.ts",
    named: "R-15",
  },
];
