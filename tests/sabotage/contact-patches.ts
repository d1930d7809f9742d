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
    name: "the contact limits, when a call is logged",
    file: "server/followup/log-followup.ts",
    find: '    if (against === "contact-refused") return refuse(against);\n',
    replace: "",
    test: town,
    named: "a stop of an insolvent debtor",
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
