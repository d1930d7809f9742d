import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { ProvisionTermsBody } from "../../shared/report/contract.ts";
import { termsOn } from "../../shared/report/provision-terms.ts";
import type { Reckoner, ReceivablesBook, ReceivablesDesk, StoredVersion } from "./ports.ts";

const MOST_VERSIONS = 24;

/** What losses and the cost of credit are reckoned by: what holds, what waits, what held before. */
export const readProvisionTerms = (by: Reckoner, desk: ReceivablesDesk): Promise<ProvisionTermsBody> =>
  desk.inTenant(by.orgId, (book) => provisionBody(by, book, desk));

export async function provisionBody(
  { userId, role }: Reckoner,
  book: ReceivablesBook,
  { now, dayIn }: Pick<ReceivablesDesk, "now" | "dayIn">,
): Promise<ProvisionTermsBody> {
  const timeZone = await book.timeZone();
  const today = dayIn(timeZone, now());
  const versions = await book.provisionVersions();
  const newest = [...versions].sort((a, b) => b.version - a.version).slice(0, MOST_VERSIONS);
  const accounts = new Set(newest.flatMap(({ terms }) => terms.assessed.map((each) => each.accountId)));
  const names = await book.namesOf([...accounts]);
  const dayOf = (at: Date): string => formatDay(dayIn(timeZone, at));
  return {
    today: formatDay(today),
    mayApprove: role === "accountant",
    inForce: termsOn(versions, today)?.version ?? null,
    versions: newest.map((each) => told(each, { userId, names, dayOf })),
  };
}

interface Telling {
  readonly userId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly dayOf: (at: Date) => string;
}

function told({ version, terms, proposed, approval }: StoredVersion, { userId, names, dayOf }: Telling) {
  const { loss, yearlyPpm, contact } = terms;
  return {
    version,
    matrices: terms.matrices.map(({ currency, rates }) => {
      const { stage = "by-hand", months = 0, suggested = [] } = terms.evidence[currency] ?? {};
      return { currency, ratesPpm: [...rates], stage, months, suggestedPpm: [...suggested] };
    }),
    assessed: terms.assessed.map((each) => ({ ...each, name: names.get(each.accountId) ?? each.accountId })),
    ...loss,
    yearlyPpm,
    contact,
    proposed: {
      by: proposed.userName,
      byMe: proposed.userId === userId,
      on: dayOf(proposed.at),
      reason: proposed.reason,
    },
    approval: approval && {
      by: approval.userName,
      on: dayOf(approval.at),
      from: formatDay(approval.from as Day),
    },
  };
}
