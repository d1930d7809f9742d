import type { Patch } from "./patch.ts";

const reviewed = "tests/review/next-review.test.ts";
const reviews = "tests/review/reviews-stored.test.ts";
const playbooks = "tests/playbook/playbooks-stored.test.ts";
const raised = "tests/alert/alerts-of.test.ts";

/** Early warnings are said once; what was done about one is ticked once; a review stays as it was said, and its day is not put off. */
export const alertPatches: readonly Patch[] = [
  {
    name: "one warning for one state",
    file: "shared/alert/alerts-of.ts",
    find: "const isOutdone = graver !== undefined && stands.has(graver);",
    replace: "const isOutdone = graver !== undefined && stands.size > TRIGGERS.length;",
    test: raised,
    named: "becomes the one of a limit that is passed, and not a second one",
  },
  {
    name: "a review that is kept",
    file: "server/adapters/db/migrations/0063-reviews.sql",
    find: "    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION house.only_added()', each);\n",
    replace: "",
    test: reviews,
    named: "lets no completed review be changed",
  },
  {
    name: "a review of somebody else's account",
    file: "server/review/complete-review.ts",
    find: '    if (!mayReview(by, account.ownerId)) return refuse("review-not-yours");\n',
    replace: "",
    test: reviews,
    named: "lets whoever sells to an account review that one, and nobody else's",
  },
  {
    name: "a review that is sent twice",
    file: "server/review/complete-review.ts",
    find: "} else if (!isSame(before, request, by)) return",
    replace: "} else if (before.accountId !== request.accountId) return",
    test: reviews,
    named: "keeps what a review came to, once, and moves its next day",
  },
  {
    name: "a review put off",
    file: "server/review/complete-review.ts",
    find: 'if (againOn !== null && regular !== null && againOn > regular) return "review-again-late";\n',
    replace: "",
    test: reviews,
    named: "lets a reviewer look again sooner, on a day to come and within the calendar",
  },
  {
    name: "the calendar of reviews",
    file: "server/review/set-calendar.ts",
    find: 'if (admin.role !== "admin") return refuse("not-allowed");',
    replace: 'if (admin.role === "rep") return refuse("not-allowed");',
    test: reviews,
    named: "lets only an administrator say how often accounts are reviewed",
  },
  {
    name: "a step that is ticked twice",
    file: "server/playbook/tick-step.ts",
    find: '  if (step.tick !== null) return "step-ticked";\n',
    replace: "",
    test: playbooks,
    named: "is ticked once, by whom and when, and its task in the CRM is closed",
  },
  {
    name: "a playbook of another account",
    file: "server/playbook/tick-step.ts",
    find: "by.accountId !== undefined && by.accountId !== accountId",
    replace: 'by.accountId !== undefined && accountId === ""',
    test: playbooks,
    named: "is not ticked by somebody else's hand, nor from another account's page",
  },
  {
    name: "whose step it is",
    file: "server/playbook/tick-step.ts",
    find: '  if (!mayTick(step, by)) return "step-not-yours";\n',
    replace: "",
    test: playbooks,
    named: "is not ticked by somebody else's hand, nor from another account's page",
  },
  {
    name: "what was said of a playbook",
    file: "server/adapters/db/migrations/0072-playbooks.sql",
    find: "    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION house.only_added()', each);\n",
    replace: "",
    test: playbooks,
    named: "is nobody's to change",
  },
  {
    name: "the day of a review",
    file: "shared/review/next-review.ts",
    find: 'if (asOf > nextOn) return "overdue";',
    replace: 'if (asOf >= nextOn) return "overdue";',
    test: reviewed,
    named: "is in time on its day and overdue on the next",
  },
];
