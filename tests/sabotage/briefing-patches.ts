import type { Patch } from "./patch.ts";

const briefing = "tests/briefing/briefing.test.ts";

/** Mails to our own people. */
export const briefingPatches: readonly Patch[] = [
  {
    name: "one forewarning for an owner and a day",
    file: "server/adapters/db/migrations/0031-briefings.sql",
    find: "CREATE UNIQUE INDEX briefing_once",
    replace: "CREATE INDEX briefing_once",
    test: briefing,
    named: "the forewarning leaves once for an owner and a day",
  },
  {
    name: "a mail to our own people whose fate is unknown is not sent again",
    file: "server/adapters/db/briefing-rows.ts",
    find: "AND b.state IN ('planned', 'deferred') AND b.not_before",
    replace: "AND b.state IN ('planned', 'deferred', 'in_doubt') AND b.not_before",
    test: briefing,
    named: "a mail to our own people of which nobody knows",
  },
  {
    name: "whoever died over a mail to our own people leaves a doubt",
    file: "server/adapters/db/briefing-rows.ts",
    find: "state = CASE state WHEN 'claimed' THEN 'planned' ELSE 'in_doubt' END",
    replace: "state = 'planned'",
    test: briefing,
    named: "a mail to our own people whose sender died",
  },
  {
    name: "a stop at the mail server's door, of mails to our own people",
    file: "server/adapters/db/briefing-rows.ts",
    find: "AND lease_until > clock_timestamp() AND ${isOpen(orgId)}`.execute(tx);",
    replace: "AND lease_until > clock_timestamp()`.execute(tx);",
    test: briefing,
    named: "a mail to our own people stopped between claim",
  },
  {
    name: "nothing is forewarned of once it is there",
    file: "server/adapters/db/briefing-rows.ts",
    find: "WHEN 'digest' THEN 7 ELSE 0 END",
    replace: "WHEN 'digest' THEN 7 ELSE 7 END",
    test: briefing,
    named: "a mail to our own people warns of nothing",
  },
  {
    name: "whoever left is briefed no more",
    file: "server/adapters/db/briefing-rows.ts",
    find: "u.user_id = b.user_id AND u.active AND u.email = b.recipient",
    replace: "u.user_id = b.user_id",
    test: briefing,
    named: "a mail to our own people does not leave once",
  },
  {
    name: "nothing is forewarned on a day on which nobody works",
    file: "shared/briefing/days-ahead.ts",
    find: "if (!isBusinessDay(calendar, today)) return [];",
    replace: "",
    test: briefing,
    named: "the forewarning tells on a Friday of Monday",
  },
];
