import type { Patch } from "./patch.ts";

const asks = "server/dunning/ask-send.ts";
const byHand = "tests/stories/send-now.test.ts";
const claim = "server/dunning/claim-dispatch.ts";
const segments = "tests/org/settings.test.ts";
const group = "tests/group/one-debtor.test.ts";
const lock = "tests/group/family-lock.test.ts";
const overslept = "tests/dunning/overslept.test.ts";
const imports = "tests/store/export-import.test.ts";

/** What is asked for once, who is under what and belongs to whom, and where an installation stands. */
export const standingPatches: readonly Patch[] = [
  {
    name: "one press under one id",
    file: asks,
    find: "    if (known !== null)\n",
    replace: "    if (known !== null && known.digest !== digest)\n",
    test: byHand,
    named: "a message that a person asks to leave now may be asked for",
  },
  {
    name: "what was shown, when the button is pressed",
    file: asks,
    find: "if (foreseen.digest !== digest && twin === null)",
    replace: 'if (foreseen.digest === "" && twin === null)',
    test: byHand,
    named: "a message that a person asks to leave now is not what was shown",
  },
  {
    name: "what was asked for on a day gone by",
    file: "server/dunning/plan-asked.ts",
    find: "if (asked.asOf < asOf) {",
    replace: "if (asked.asOf > asOf) {",
    test: byHand,
    named: "a message that a person asks to leave now is over",
  },
  {
    name: "an org's turn",
    file: "server/adapters/db/turns.ts",
    find: "if (rows[0]?.mine !== true) {",
    replace: "if (rows.length === 0) {",
    test: "tests/jobs/run-timetable.test.ts",
    named: "the running timetable walks",
  },
  {
    name: "segments of an older version",
    file: "server/settings/draft-segments.ts",
    find: "if (shaped.value.version !== segments.version) return refuse(CHANGED);",
    replace: "",
    test: segments,
  },
  {
    name: "two who store segments at once",
    file: "server/settings/draft-segments.ts",
    find: "await book.lockOrg();",
    replace: "",
    test: segments,
  },
  {
    name: "one version of a policy in force",
    file: "server/adapters/db/migrations/0013-segments.sql",
    find: "CREATE UNIQUE INDEX policy_in_force",
    replace: "CREATE INDEX policy_in_force",
    test: "tests/dunning/one-version.test.ts",
  },
  {
    name: "the segment of this minute",
    file: claim,
    find: "const under = policyOfAccount(sheet, books, round);",
    replace:
      "const of = policyOfAccount(sheet, books, round); const under = { ...of, policy: [...round.policies.policies.values()].at(-1) ?? of.policy };",
    test: "tests/stories/segments.test.ts",
    named: "two segments are asked again",
  },
  {
    name: "the family's lock",
    file: "server/adapters/db/family-rows.ts",
    find: "WHERE org_id = ${orgId} AND account_id = ANY (ARRAY(SELECT account_id FROM kin))",
    replace: "WHERE org_id = ${orgId} AND account_id = ${accountId}",
    test: lock,
  },
  {
    name: "who joined the family meanwhile",
    file: "server/adapters/db/family-rows.ts",
    find: "if (rows.length <= Math.max(accountIds.length, held)) return;",
    replace: "if (rows.length >= held) return;",
    test: lock,
  },
  {
    name: "a branch whose head office pays",
    file: "server/adapters/db/dunning-rows.ts",
    find: "anyTogether ? [...new Set(accountIds.map(payerOf))].sort() : accountIds",
    replace: "anyTogether ? accountIds : accountIds",
    test: group,
    named: "C08: a head office that pays for its group is written to although nothing was ever",
  },
  {
    name: "what the accounts of a group were told",
    file: "server/dunning/group-facts.ts",
    find: "...new Set(group.flatMap(({ history }) => history)),",
    replace: "...new Set(group.slice(0, 1).flatMap(({ history }) => history)),",
    test: group,
    named: "joining and leaving a group goes on",
  },
  {
    name: "a branch that found its head office",
    file: claim,
    find: 'if (read.payerId !== undefined) return end(book, row, "cancelled", "changed", at);',
    replace: "",
    test: group,
    named: "joining and leaving a group between plan and claim",
  },
  {
    name: "a group's message that is leaving",
    file: claim,
    find: 'if (read.underWay) return { kind: "taken", reason: "taken" };',
    replace: "",
    test: group,
    named: "joining and leaving a group while a message is leaving",
  },
  {
    name: "the stop of an import",
    file: "server/adapters/db/transfer/standstill.ts",
    find: "reason, at);\n  await sayImported(client, exportedAt);",
    replace: "reason, at);",
    test: imports,
    named: "an export, imported leaves the installation stopped",
  },
  {
    name: "the stop of an import that is older than stops",
    file: "server/adapters/db/transfer/standstill.ts",
    find: "if ((await standstillIn(client)).length === 0) await sayImported(client, exportedAt);",
    replace: "await standstillIn(client).then(() => exportedAt);",
    test: imports,
    named: "an export, imported stops every live org",
  },
  {
    name: "an export beside a server that sends",
    file: "server/adapters/db/transfer/apply-import.ts",
    find: "if (quiet === true) return;",
    replace: "if (quiet !== null) return;",
    test: imports,
    named: "an export, imported takes the source's place",
  },
  {
    name: "how far a clock may be off",
    file: "server/adapters/db/clock-check.ts",
    find: "< SLACK_MS",
    replace: "< 100 * SLACK_MS",
    test: "tests/store/clock-check.test.ts",
  },
  {
    name: "a clock that goes wrong between the claim and the letter",
    file: "server/dunning/remind-account.ts",
    find: "doors.clockIsRight(),",
    replace: "true,",
    test: overslept,
    named: "a process that overslept hands over no letter by",
  },
  {
    name: "the morning of a wrong clock",
    file: "server/jobs/run-timetable.ts",
    find: "if (!found.some(({ roundOf }) => roundOf !== null) || (await rooms.clockIsRight())) return found;",
    replace: "if (found.length >= 0) return found;",
    test: "tests/jobs/run-timetable.test.ts",
    named: "the running timetable begins no day",
  },
  {
    name: "entries that are only closed",
    file: "server/adapters/db/migrations/0022-entries-only-closed.sql",
    find: "REVOKE UPDATE, DELETE ON ledger_entry FROM huikuan_app;",
    replace: "",
    test: "tests/store/tenant-wall.test.ts",
    named: "M-01",
  },
];
