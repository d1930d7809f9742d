import type { Patch } from "./patch.ts";

const outbox = "server/adapters/db/outbox-rows.ts";

/** What staff wrote, whose it is, and what becomes of it in the CRM. */
export const crmPatches: readonly Patch[] = [
  {
    name: "a line that was saved already",
    file: "server/followup/record-line.ts",
    find: "if (before !== null)",
    replace: "if (before === undefined)",
    test: "tests/followup/log-followup.test.ts",
  },
  {
    name: "one record for one external id",
    file: "server/adapters/db/migrations/0002-dispatch.sql",
    find: "CREATE UNIQUE INDEX writeback_once",
    replace: "CREATE INDEX writeback_once",
    test: "tests/simulation/same-answers.test.ts",
  },
  {
    name: "the fence of a writeback",
    file: outbox,
    find: '.where("fence", "=", fence)',
    replace: "",
    test: "tests/outbox/flush-writebacks.test.ts",
    named: "the way back into the CRM lets a late holder",
  },
  {
    name: "the tenant's role",
    file: "server/adapters/db/with-tenant.ts",
    find: "set_config('role', '${APP}', true), set_config('app.org', '${orgId}', true)`",
    replace: "set_config('app.org', '1', true)`",
    test: "tests/store/tenant-wall.test.ts",
  },
  {
    name: "the wall of a table",
    file: "server/adapters/db/migrations/0001-ground.sql",
    find: "EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', each);",
    replace: "NULL;",
    test: "tests/store/tenant-wall.test.ts",
  },
  {
    name: "a round of a day gone by",
    file: "server/jobs/daily-round.ts",
    find: 'if (latest !== null && asOf < latest) return refuse("older-than-latest");',
    replace: "",
    test: "tests/jobs/daily-round.test.ts",
  },
  {
    name: "a pull that threw",
    file: "server/jobs/daily-round.ts",
    find: 'return { asOf, outcome: "failed", steps, fault: { step, text: rooms.faultText(thrown) } };',
    replace: "fault ??= { step, text: rooms.faultText(thrown) };",
    test: "tests/jobs/daily-round.test.ts",
  },
];
