import { readPolicy, type PolicyRefusal } from "../../shared/dunning/policy/read-policy.ts";
import { daysBetween, formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Next } from "../../shared/dunning/contract.ts";
import type { TryBody, VerdictBody } from "../../shared/settings/contract.ts";
import { compareOnAccount, type Compared, type Verdict } from "../dunning/index.ts";
import type { SettingsDesk } from "./ports.ts";

export type TryRefusal = PolicyRefusal | "no-such-account";

/** What a draft would change for one account today. Nothing is written; a draft with a mistake is refused for it. */
export async function tryPolicy(
  orgId: string,
  draft: unknown,
  accountId: string,
  desk: SettingsDesk,
): Promise<Result<TryBody, TryRefusal>> {
  const read = readPolicy(draft);
  if (!read.ok) return read;
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const org = await book.dunning.org();
    const asOf = desk.dayIn(org.timeZone, at);
    const found = await compareOnAccount(book.dunning, accountId, read.value, org, asOf, at, desk.calendars);
    if (found === null) return refuse("no-such-account");
    return ok({
      account: { accountId, name: found.name },
      asOf: formatDay(asOf),
      currencies: found.currencies.map((each) => currencyBody(each, asOf)),
    });
  });
}

function currencyBody(compared: Compared, asOf: Day): TryBody["currencies"][number] {
  const { currency, items, oldest, before, after } = compared;
  const { number, dueOn, residualMinor } = oldest;
  return {
    currency,
    openMinor: items.reduce((all, item) => all + item.residualMinor, 0),
    oldest: { number, dueOn: formatDay(dueOn), dpd: daysBetween(dueOn, asOf), residualMinor },
    before: verdictBody(before),
    after: verdictBody(after),
    changed: items.filter(({ invoiceId }) => !isSame(before.items.get(invoiceId), after.items.get(invoiceId)))
      .length,
    invoices: items.length,
  };
}

const isSame = (a: Next | undefined, b: Next | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function verdictBody({ today, next, ladder }: Verdict): VerdictBody {
  return {
    today: todayBody(today),
    next: nextBody(next),
    ladder: ladder.map(({ step, on, done }) => ({
      step: step.key,
      days: step.days,
      channel: step.channel,
      on: formatDay(on),
      done,
    })),
  };
}

function todayBody(today: Verdict["today"]): VerdictBody["today"] {
  if (today.kind === "rest") return { kind: "rest" };
  if (today.kind === "hold")
    return {
      kind: "hold",
      because: today.because,
      until: today.until === null ? null : formatDay(today.until),
    };
  const { key, days, channel } = today.step;
  return { kind: "remind", step: key, days, channel, askedMinor: today.demand.askedMinor };
}

function nextBody(next: Next): VerdictBody["next"] {
  if (next.kind === "step") return { ...next, on: formatDay(next.on) };
  if (next.kind === "hold") return { ...next, until: next.until === null ? null : formatDay(next.until) };
  return next;
}
