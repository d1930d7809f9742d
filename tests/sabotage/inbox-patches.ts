import type { Patch } from "./patch.ts";

const inbox = "tests/inbox/inbox.test.ts";
const letter = "tests/letter/letter.test.ts";
const asked = "tests/inbox/what-people-do.test.ts";

/** What people decide in the inbox. */
export const inboxPatches: readonly Patch[] = [
  {
    name: "a letter is approved as it was read",
    file: "server/letter/approve-letter.ts",
    find: 'if (drawn.value.digest !== digest) return refuse("letter-changed");',
    replace: "",
    test: letter,
    named: "a formal letter is not approved when a payment came in",
  },
  {
    name: "a letter is read before it is approved",
    file: "server/letter/approve-letter.ts",
    find: 'if (digest === null) return refuse("letter-unread");',
    replace: "",
    test: letter,
    named: "a formal letter is read before it is approved",
  },
  {
    name: "no letter to whom is held back",
    file: "server/dunning/foresee-letter.ts",
    find: 'return "held-back";',
    replace: ";",
    test: letter,
    named: "a formal letter is not written to an exempt customer",
  },
  {
    name: "a line of the inbox is looked at again under the account's lock",
    file: "server/inbox/act-on-line.ts",
    find: "if (line === null) return refuse(await whoDecided(request, book));",
    replace: "if (line === null) return counted();",
    test: inbox,
    named: "R-03: a message in doubt is decided once",
  },
  {
    name: "what was left is back the next day",
    file: "server/adapters/db/inbox-rows.ts",
    find: "(said.act <> 'leave' OR said.until_at > ${at})",
    replace: "(said.act <> 'leave' OR true)",
    test: inbox,
    named: "R-03: a message in doubt that is left",
  },
  {
    name: "a no is said with a reason",
    file: "server/inbox/act-on-line.ts",
    find: "if (needsReason(kind, act) && reason.trim()",
    replace: "if (needsReason(kind, act) && kind === 'claim' && reason.trim()",
    test: asked,
    named: "what people are asked to do is approved or declined",
  },
  {
    name: "what is paid waits for nobody",
    file: "server/adapters/db/inbox-sources.ts",
    find: "p.kind <> 'invoice' AND p.reversed_on IS NULL",
    replace: "p.kind <> 'invoice' AND false",
    test: asked,
    named: "what people are asked to do waits no more",
  },
  {
    name: "a settlement waits in the inbox until its day where the org is",
    file: "server/adapters/db/inbox-sources.ts",
    find: "AND o.pay_by >= (${at}::timestamptz AT TIME ZONE g.time_zone)::date",
    replace: "",
    test: asked,
    named: "a settlement beyond its maker's authority waits no longer",
  },
  {
    name: "a proposal is not approved by a tick in the CRM",
    file: "server/adapters/db/inbox-rows.ts",
    find: '"task", null)}\n        SELECT s.id, w.crm_id',
    replace: "null, null)}\n        SELECT s.id, w.crm_id",
    test: "tests/inbox/what-people-do.test.ts",
    named: "what people are asked to do waits no more once its task is ticked off",
  },
  {
    name: "reps do not come into the inbox",
    file: "server/http/settings-door.ts",
    find: 'doorFor(["admin", "collector"])',
    replace: 'doorFor(["admin", "collector", "rep"])',
    test: "tests/http/route-matrix.test.ts",
    named: "POST /v1/settings/inbox, by somebody of the org is not for a rep",
  },
];
