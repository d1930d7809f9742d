import type { Patch } from "./patch.ts";

const stored = "tests/bureau/order-report.test.ts";
const pure = "tests/bureau/entries-of-report.test.ts";

/** Reports of credit bureaus: each costs money, and the way in is a secret. */
export const bureauPatches: readonly Patch[] = [
  {
    name: "the right to order a report",
    file: "server/bureau/order-report.ts",
    find: 'if (!mayAsk(role, access)) return refuse("bureau-not-allowed");',
    replace: 'if (role === "nobody") return refuse("bureau-not-allowed");',
    test: stored,
    named: "is ordered by nobody without the right",
  },
  {
    name: "one report a day",
    file: "server/bureau/order-report.ts",
    find: "|| !mayOrder(await book.ordersOf(accountId), on))",
    replace: "|| on < 0)",
    test: stored,
    named: "is ordered once a day for an account",
  },
  {
    name: "a report of which nobody knows the end counts as paid",
    file: "shared/bureau/ask-again.ts",
    find: 'state !== "refused"',
    replace: 'state === "reported"',
    test: stored,
    named: "is in doubt, paid and not ordered again",
  },
  {
    name: "the company that a page names is looked up",
    file: "server/bureau/order-report.ts",
    find: '?? "none";\n  return found.length',
    replace:
      "?? { companyId, name: companyId, regNo: companyId, address: companyId, status: companyId };\n  return found.length",
    test: stored,
    named: "is not ordered while several companies have the number",
  },
  {
    name: "what a failed request holds",
    file: "server/adapters/bureau/open-creditsafe.ts",
    find: "    return null;\n  }\n}",
    replace: '    throw new Error("the request failed");\n  }\n}',
    test: stored,
    named: "is told when it is locked, or nobody answers",
  },
  {
    name: "the seal of a bureau's password",
    file: "server/adapters/db/bureau-rows.ts",
    find: "secret_sealed: seal.seal(secret, place(orgId)),",
    replace: "secret_sealed: `${secret} ${seal.seal(secret, place(orgId))}`,",
    test: stored,
    named: "keeps its password sealed",
  },
  {
    name: "a judgment counts once however many reports name it",
    file: "shared/bureau/entries-of-report.ts",
    find: "on: today, supersedes: same?.entryId ?? null };",
    replace: "on: today, supersedes: null };",
    test: pure,
    named: "takes the place of what the report before said",
  },
];
