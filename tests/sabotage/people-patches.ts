import type { Patch } from "./patch.ts";

const stories = "tests/simulation/simulation.test.ts";
const said = "R-10: nothing";
const loud = "R-18: no more";
const same = "tests/simulation/same-answers.test.ts";

/** What people agreed, contest, exempt or put off, and how loud an org may grow: told by stories. */
export const peoplePatches: readonly Patch[] = [
  {
    name: "a dispute of our own",
    file: "shared/dunning/agreements.ts",
    find: "disputes.length === 0 ? books : books.map",
    replace: "disputes.length >= 0 ? books : books.map",
    test: stories,
    named: said,
  },
  {
    name: "the day of a dispute's resolution",
    file: "shared/dispute/dispute.ts",
    find: "asOf <= resolution.on) return amountMinor;",
    replace: "asOf < resolution.on) return amountMinor;",
    test: "tests/dispute",
  },
  {
    name: "an instalment that is still to come",
    file: "shared/dunning/coverage.ts",
    find: "      plan.amountMinor,\n      ({ invoiceId }) => named.has(invoiceId),",
    replace: "      0,\n      ({ invoiceId }) => named.has(invoiceId),",
    test: stories,
    named: said,
  },
  {
    name: "an instalment that was missed",
    file: "shared/plan/judge-plan.ts",
    find: "missedOnes[plan.breaksAfter - 1] ?? lastOfAll(fulfilled, asOf)",
    replace: "missedOnes[plan.breaksAfter] ?? lastOfAll(fulfilled, asOf)",
    test: "tests/promise/calendars-oracle.test.ts",
    named: "R-13: judges a plan",
  },
  {
    name: "the word of an account's owner",
    file: "server/dunning/second-decision.ts",
    find: "sheet.vetoEnds !== null && sheet.vetoEnds > attempt.at && isVetoable(decision)",
    replace: "sheet.vetoEnds !== null && sheet.vetoEnds < attempt.at && isVetoable(decision)",
    test: stories,
    named: said,
  },
  {
    name: "the cap of the first days",
    file: "server/dunning/day-gate.ts",
    find: "first.slice(0, Math.max(0, room))",
    replace: "first.slice(0, Math.max(room, first.length))",
    test: stories,
    named: said,
  },
  {
    name: "the fuse",
    file: "server/dunning/day-gate.ts",
    find: "<= fuse ? openGate : shut",
    replace: "<= fuse ? openGate : openGate",
    test: stories,
    named: loud,
  },
  {
    name: "the distance between repeats",
    file: "shared/dunning/ladder.ts",
    find: "return step.repeatNo === undefined ? (completedOn[below] ?? null) : toldOn;",
    replace: "return step.repeatNo === undefined ? (completedOn[below] ?? null) : null;",
    test: "tests/dunning/known-failures.test.ts",
    named: "reminders that never go C14: counts a repeat",
  },
  {
    name: "an exempt account",
    file: "server/adapters/db/dunning-sheets.ts",
    find: "exclusionOf(row) ?? heldOf(row.account_id).exempt",
    replace: "exclusionOf(row)",
    test: same,
  },
  {
    name: "an exempt invoice",
    file: "server/adapters/db/held-by-people.ts",
    find: 'entry.kind === "invoice" && exemptInvoices.has(entry.id)',
    replace: 'entry.kind !== "invoice" && exemptInvoices.has(entry.id)',
    test: same,
  },
  {
    name: "the day on which an exemption is lifted",
    file: "server/adapters/db/hold-rows.ts",
    find: "(lifted_on IS NULL OR lifted_on >= ${dayTo(asOf)})",
    replace: "(lifted_on IS NULL OR lifted_on > ${dayTo(asOf)})",
    test: "tests/hold/holds.test.ts",
    named: "an exemption C33",
  },
  {
    name: "an operator's turn for reading the CRM",
    file: "server/rooms/by-hand.ts",
    find: "await activation.inTurn(orgId, () => work.sync(orgId), PATIENCE_MS)",
    replace: "await work.sync(orgId)",
    test: "tests/jobs/run-timetable.test.ts",
  },
  {
    name: "a task's words for our own people",
    file: "server/dunning/draft-message.ts",
    find: "...(reachesCustomer(step.channel) ? {} : { staff: { promises: promisesNoted(sheet, currency, asOf) } }),",
    replace: "",
    test: "tests/stories/hard-cases.test.ts",
    named: "a policy that is edited in the middle of a case tells whoever",
  },
  {
    name: "a server's clock",
    file: "server/dunning/remind-account.ts",
    find: 'if ((await desk.clockIsRight?.()) === false) return { kind: "waits", reason: "clock" };',
    replace: "",
    // A second look, when the letter is about to leave, would stop it as well: it is not even taken up.
    test: "tests/dunning/overslept.test.ts",
    named: "takes up no letter",
  },
];
