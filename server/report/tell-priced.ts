import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { ReportBody } from "../../shared/report/contract.ts";
import type { CreditCost } from "../../shared/report/credit-cost.ts";
import { lastDays } from "../../shared/report/period.ts";
import { total } from "../../shared/report/position.ts";
import type { Priced } from "./price-credit.ts";

type Told = Pick<ReportBody["currencies"][number], "provision" | "cost">;
type NameOf = (accountId: string) => string;

/** So many accounts are listed, the dearest first. */
const MOST_ACCOUNTS = 20;

const listed = (cost: CreditCost | null) => cost?.accounts.slice(0, MOST_ACCOUNTS) ?? [];

/** Whose names the page will want. */
export const accountsNamed = ({ provision, cost }: Priced): readonly string[] => [
  ...(provision?.found.assessed ?? []).map(({ accountId }) => accountId),
  ...listed(cost).map(({ accountId }) => accountId),
];

/** The provision and the cost of credit of one currency, as the page shows them. */
export function tellPriced(priced: Priced | null, asOf: Day, nameOf: NameOf): Told {
  if (priced === null) return { provision: null, cost: null };
  return { provision: tellProvision(priced, nameOf), cost: tellCost(priced, asOf, nameOf) };
}

function tellProvision({ currency, inForce, provision }: Priced, nameOf: NameOf): Told["provision"] {
  const { terms, version, approval } = inForce;
  if (provision === null || approval === null) return null;
  const { rates, found } = provision;
  const because = new Map(terms.assessed.map((each) => [each.accountId, each]));
  return {
    version,
    ...{ from: formatDay(approval.from), approvedBy: approval.userName },
    stage: terms.evidence[currency]?.stage ?? "by-hand",
    ratesPpm: [...rates],
    exposureMinor: [...found.exposure],
    lossMinor: [...found.lossByBucket],
    assessed: found.assessed.map(({ accountId, exposureMinor, lossMinor }) => ({
      ...{ name: nameOf(accountId), reason: because.get(accountId)?.reason ?? "" },
      ...{ lossPpm: because.get(accountId)?.lossPpm ?? 0, exposureMinor, lossMinor },
    })),
    provisionMinor: found.provisionMinor,
  };
}

function tellCost(
  { currency, inForce: { terms }, provision, cost }: Priced,
  asOf: Day,
  nameOf: NameOf,
): Told["cost"] {
  if (cost === null) return null;
  const { accounts, ...all } = cost;
  const rest = accounts.slice(MOST_ACCOUNTS);
  return {
    ...all,
    from: formatDay(lastDays(asOf, 365).from),
    yearlyPpm: terms.yearlyPpm ?? 0,
    hasHandling: terms.contact?.currency === currency,
    hasLoss: provision !== null,
    accounts: listed(cost).map((each) => ({ ...each, name: nameOf(each.accountId) })),
    restCount: rest.length,
    restMinor: total(rest.map((each) => each.totalMinor)),
  };
}
