import type { Patch } from "./patch.ts";

const town = "tests/contact/contact-town.test.ts";
const laws = "tests/contact/may-contact.test.ts";

/** How often and when anybody may be reached, and what a person said against it. */
export const contactPatches: readonly Patch[] = [
  {
    name: "the contact limits, when a message is claimed",
    file: "server/dunning/claim-dispatch.ts",
    find: "  if (against !== null) {\n",
    replace: '  if (against !== null && row.state === "sent") {\n',
    test: town,
    named: "K-09 two texts",
  },
  {
    name: "the mark of a logged contact that went beyond a limit",
    file: "server/followup/log-followup.ts",
    find: "beyond: await beyondOf(request, accountId, happenedAt, book, desk)",
    replace: "beyond: null",
    test: town,
    named: "I-3 at night",
  },
  {
    name: "a corrected line, counted once",
    file: "server/adapters/db/contact-rows.ts",
    find: "    AND f.followup_id IS DISTINCT FROM g.without\n",
    replace: "",
    test: town,
    named: "K-05 one too many",
  },
  {
    name: "a logged contact judged by what was known then",
    file: "server/adapters/db/contact-rows.ts",
    find: "e.recorded_at <= g.known",
    replace: "true",
    test: town,
    named: "is judged by what",
  },
  {
    name: "a wrong address that is reported after the claim",
    file: "server/adapters/db/dunning-claims.ts",
    find: "sql<boolean>`NOT EXISTS (SELECT 1 FROM wrong_contact w\n  WHERE",
    replace: "sql<boolean>`NOT EXISTS (SELECT 1 FROM wrong_contact w\n  WHERE false AND",
    test: town,
    named: "leaves nothing to a wrong number",
  },
  {
    name: "an address as people write it, at the last look",
    file: "server/adapters/db/dunning-claims.ts",
    find: "ELSE lower(dispatch.recipient) END)",
    replace: "ELSE dispatch.recipient END)",
    test: town,
    named: "leaves nothing to a wrong number",
  },
  {
    name: "a stop that a person writes down after the claim",
    file: "server/adapters/db/dunning-claims.ts",
    find: "AND NOT EXISTS (SELECT 1 FROM exemption e\n  WHERE",
    replace: "AND NOT EXISTS (SELECT 1 FROM exemption e\n  WHERE false AND",
    test: town,
    named: "leaves nothing to a wrong number",
  },
  {
    name: "a stop's last day, at the last look",
    file: "server/adapters/db/dunning-claims.ts",
    find: "e.ends_on >= dispatch.as_of",
    replace: "e.ends_on > dispatch.as_of",
    test: town,
    named: "leaves nothing to a wrong number",
  },
  {
    name: "what a stop stands on, in the form",
    file: "widget/account/read-hold.ts",
    find: "{ invoiceId: null, kind: text.stop }",
    replace: '{ invoiceId: null, kind: "other" }',
    test: "tests/widget/read-hold.test.ts",
    named: "stops the whole customer",
  },
  {
    name: "quiet hours in every zone",
    file: "shared/contact/may-contact.ts",
    find: "  for (const zone of zones) {\n    const { on, minute }",
    replace: "  for (const zone of zones.slice(0, 1)) {\n    const { on, minute }",
    test: laws,
    named: "K-02 keeps the hours",
  },
];
