import type { Patch } from "./patch.ts";

const comeBack = "tests/bounce/come-back.test.ts";

export const bouncePatches: readonly Patch[] = [
  {
    name: "the proof that a returned mail is about ours",
    file: "server/bounce/take-returned.ts",
    find: "desk.sameText(tag, desk.tagOf(orgId, dispatchId))",
    replace: "desk.sameText(tag, tag)",
    test: comeBack,
    named: "with a trace that somebody made up",
  },
  {
    name: "the secret address of returned mails",
    file: "server/bounce/return-mailbox.ts",
    find: "desk.sameText(mailbox.hook, hook)",
    replace: "desk.sameText(hook, hook)",
    test: comeBack,
    named: "nobody's who does not know it",
  },
  {
    name: "the proof that whoever stops mails was sent one",
    file: "server/bounce/stop-mails.ts",
    find: "desk.sameText(trace.tag, desk.stopTagOf(orgId, trace.dispatchId))",
    replace: "desk.sameText(trace.tag, trace.tag)",
    test: comeBack,
    named: "says so for one's own mail only",
  },
  {
    name: "looking stops no mails",
    file: "server/http/stop-routes.ts",
    find: "await mayStop(orgId, written)",
    replace: "(await unsubscribe(orgId, written)).ok",
    test: comeBack,
    named: "a program looked at the address",
  },
  {
    name: "a mail once refused stays refused",
    file: "server/adapters/db/report-rows.ts",
    find: "b.state IN ('sending', 'sent', 'in_doubt')",
    replace: "b.state IN ('sending', 'sent', 'in_doubt', 'rejected')",
    test: comeBack,
    named: "twice counts once",
  },
  {
    name: "who complained, where contacts are read",
    file: "server/adapters/db/sheet-people.ts",
    find: "m.way IN ('email', 'sms')",
    replace: "m.way IN ('sms')",
    test: comeBack,
    named: "as a complaint ends reminders",
  },
  {
    name: "who complained, at the last look",
    file: "server/adapters/db/dunning-claims.ts",
    find: "OR o.address = CASE WHEN dispatch.channel = 'sms' THEN dispatch.recipient ELSE lower(dispatch.recipient) END)",
    replace: "OR false)",
    test: comeBack,
    named: "is obeyed by a letter that was already claimed",
  },
];
