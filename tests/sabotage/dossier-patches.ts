import type { Patch } from "./patch.ts";

const pure = "tests/dossier/facts.test.ts";
const stored = "tests/dossier/files-of-accounts.test.ts";

/** The credit file: nobody rates without the right, and the past is told as it was known. */
export const dossierPatches: readonly Patch[] = [
  {
    name: "the right to rate",
    file: "server/dossier/add-entry.ts",
    find: "if (mayWrite(role, kind, rights)) return null;",
    replace: 'if (role !== "nobody") return null;',
    test: stored,
    named: "refuses a rating by a role without the right",
  },
  {
    name: "what was written down since",
    file: "shared/dossier/standing.ts",
    find: "recordedOn < knownBefore &&",
    replace: "recordedOn <= knownBefore &&",
    test: pure,
    named: "is changed by nothing that is written",
  },
  {
    name: "what a merge brought since",
    file: "shared/dossier/standing.ts",
    find: "inheritedOn < knownBefore),",
    replace: "inheritedOn <= knownBefore),",
    test: stored,
    named: "follows an account that was merged",
  },
  {
    name: "the expiry of an entry",
    file: "shared/dossier/standing.ts",
    find: "expiresOn <= asOf)",
    replace: "expiresOn < asOf)",
    test: pure,
    named: "counts an entry up to the day before it expires",
  },
  {
    name: "a statement dated in the future",
    file: "shared/dossier/check-entry.ts",
    find: "if (body.periodEnd > today)",
    replace: "if (body.periodEnd < today && body.periodEnd > today)",
    test: stored,
    named: "refuses a statement of a period that is not over",
  },
  {
    name: "notes in the CRM that nobody asked for",
    file: "server/dossier/keep-entry.ts",
    find: "  await book.add(entry);\n  if (!(await book.rights())?.rights.notes) return;",
    replace: "  await book.add(entry);",
    test: stored,
    named: "stands in the CRM as a note of its key facts once the org wants that",
  },
];
