import type { Patch } from "./patch.ts";

const laws = "tests/discount/laws.test.ts";
const offers = "tests/discount/offers.test.ts";

/** Discounts: nothing below the margin, nobody beyond their authority, nobody chased for what was let go. */
export const discountPatches: readonly Patch[] = [
  {
    name: "the least margin of a discount",
    file: "shared/discount/rules.ts",
    find: "Math.max(0, marginPpm - leastMarginPpm)",
    replace: "Math.max(0, marginPpm)",
    test: laws,
    named: "laws of discounts nothing that may be offered",
  },
  {
    name: "the authority to let go",
    file: "shared/discount/act-on-offer.ts",
    find: "isOfferer(role) && discountPpm <= authority[role]",
    replace: "isOfferer(role) && discountPpm >= 0",
    test: offers,
    named: "a settlement waits for authority",
  },
  {
    name: "the rounding of a discount",
    file: "shared/discount/share-of.ts",
    find: "(BigInt(minor) * BigInt(ppm)) / 1_000_000n",
    replace: "(BigInt(minor) * BigInt(ppm) + 999_999n) / 1_000_000n",
    test: laws,
    named: "laws of discounts asked and let go",
  },
  {
    name: "the last day of an offer",
    file: "shared/discount/judge-offers.ts",
    find: 'if (asOf > lastDay) return verdict("lapsed");',
    replace: "",
    test: "tests/discount/discount.test.ts",
    named: "a discount for early payment is honoured",
  },
  {
    name: "reminders while a settlement is open",
    file: "shared/dunning/coverage.ts",
    find: "if (each.holdsUntil === null || asOf <= each.holdsUntil)",
    replace: "if (each.holdsUntil === null)",
    test: offers,
    named: "a settlement waits for authority",
  },
  {
    name: "the day after the last of a settlement",
    file: "shared/dunning/turns.ts",
    find: "of facts.settlements ?? []",
    replace: "of facts.settlements?.slice(9) ?? []",
    test: "tests/discount/settlement.test.ts",
    named: "a settlement is walked past by a replay",
  },
  {
    name: "reminders about what was let go",
    file: "shared/dunning/agreements.ts",
    find: 'if (state === "taken")',
    replace: 'if (state === "taken" && offer.kind !== "early")',
    test: offers,
    named: "an offer for paying early is told in the letter",
  },
  {
    name: "none of an account is not nothing said",
    file: "shared/discount/rules.ts",
    find: 'if (own !== undefined) return { value: own, origin: "account" };',
    replace: 'if (own) return { value: own, origin: "account" };',
    test: offers,
    named: "an offer for paying early by standing terms",
  },
  {
    name: "one offer for each invoice",
    file: "shared/discount/make-offer.ts",
    find: "  if (isOffered)",
    replace: "  if (isOffered && asked === undefined)",
    test: offers,
    named: "an offer for paying early is refused at its field",
  },
  {
    name: "no claims on what is settled",
    file: "shared/charge/propose.ts",
    find: "facts.settled.has(invoice.id) ? SETTLED",
    replace: "facts.settled.has(invoice.number) ? SETTLED",
    test: "tests/charge/letter.test.ts",
    named: "late fees and interest in the round claim nothing",
  },
  {
    name: "a proposal of the round is accepted by nobody but a person",
    file: "shared/charge/charge.ts",
    find: 'const isAccepted = acts.some(({ act }) => act === "accepted");',
    replace: 'const isAccepted = !acts.some(({ act }) => act === "declined");',
    test: "tests/charge/letter.test.ts",
    named: "late fees and interest in the round C03",
  },
];
