import type { Patch } from "./patch.ts";

const raised = "tests/alert/alerts-of.test.ts";

/** Early warnings: each is said once. */
export const alertPatches: readonly Patch[] = [
  {
    name: "one warning for one state",
    file: "shared/alert/alerts-of.ts",
    find: "const isOutdone = graver !== undefined && stands.has(graver);",
    replace: "const isOutdone = graver !== undefined && stands.size > TRIGGERS.length;",
    test: raised,
    named: "becomes the one of a limit that is passed, and not a second one",
  },
];
