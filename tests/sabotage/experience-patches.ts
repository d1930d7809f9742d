import type { Patch } from "./patch.ts";

const stored = "tests/experience/sharing.test.ts";
const pure = "tests/experience/tell-experience.test.ts";

/** Sharing trade experience: nothing leaves while it is off, and nothing that nobody saw. */
export const experiencePatches: readonly Patch[] = [
  {
    name: "an export while sharing is off",
    file: "server/experience/export-rows.ts",
    find: 'if (!sharing?.on) return refuse("experiences-off");',
    replace: 'if (!sharing) return refuse("experiences-off");',
    test: stored,
    named: "is off until an administrator says otherwise",
  },
  {
    name: "what leaves is what was shown",
    file: "server/experience/export-rows.ts",
    find: "if (drawn.digest !== digest)",
    replace: "if (digest === drawn.digest + digest)",
    test: stored,
    named: "refuses to export what has changed",
  },
  {
    name: "a consent that was taken back",
    file: "shared/experience/consent.ts",
    find: "(endedOn === null || on < endedOn)",
    replace: "(endedOn === null || on <= endedOn)",
    test: stored,
    named: "names a customer by its number while its consent holds",
  },
  {
    name: "what is contested",
    file: "shared/experience/tell-experience.ts",
    find: "!contested.has(invoiceId) &&",
    replace: "",
    test: pure,
    named: "leaves out what is contested here",
  },
];
