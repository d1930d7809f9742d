import type { ComparedMessage } from "../../shared/dunning/replay/compare.ts";
import { HOLD_REASONS } from "../../shared/dunning/contract.ts";
import { addDays, daysBetween, formatDay, weekdayOf, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ReplayBody, ReplayStartBody } from "../../shared/settings/contract.ts";
import type { ReplayRequest } from "../../shared/settings/request-contract.ts";
import { replayPolicy, type ReplayRefusal, type ReplaySummary } from "../dunning/index.ts";
import type { SettingsDesk } from "./ports.ts";

const LONGEST_DAYS = 400;
/** What a page can bear. */
const SHOWN = 200;

interface Different {
  readonly accountId: string;
  readonly compared: ComparedMessage;
}

export async function replayStart(orgId: string, desk: SettingsDesk): Promise<ReplayStartBody> {
  const firstOn = await desk.replays.inTenant(orgId, (book) => book.firstRoundOn());
  const timeZone = await desk.inTenant(orgId, async (book) => (await book.dunning.org()).timeZone);
  return {
    firstOn: firstOn === null ? null : formatDay(firstOn),
    today: formatDay(desk.dayIn(timeZone, desk.now())),
  };
}

/** A period replayed for a page: sums, weeks, holds by reason, and the messages that left only one way. */
export async function replayPeriod(
  orgId: string,
  asked: ReplayRequest,
  desk: SettingsDesk,
): Promise<Result<ReplayBody, ReplayRefusal>> {
  const { from, to } = asked;
  if (daysBetween(from, to) >= LONGEST_DAYS) return refuse(TOO_LONG);
  const weeks = weeksBetween(from, to);
  const different: Different[] = [];
  const replayed = await replayPolicy(orgId, asked, desk.replays, ({ timeline, messages }) => {
    for (const compared of messages) {
      const week = weeks.get(mondayOf(compared.message.asOf));
      if (week && compared.sent !== "only-now") week.then += 1;
      if (week && compared.sent !== "only-then") week.now += 1;
      if (compared.sent !== "both") different.push({ accountId: timeline.accountId, compared });
    }
  });
  if (!replayed.ok) return replayed;
  return ok({
    from: formatDay(from),
    to: formatDay(to),
    ...summed(replayed.value),
    weeks: [...weeks].map(([on, counts]) => ({ on: formatDay(on), ...counts })),
    differences: await differencesOf(orgId, different, desk),
    different: different.length,
  });
}

const TOO_LONG: ReplayRefusal = {
  field: "to",
  message: {
    "zh-CN": `时间段超过 ${LONGEST_DAYS} 天：请选择更短的时间。`,
    en: `The period is longer than ${LONGEST_DAYS} days: choose a shorter one.`,
  },
};

const mondayOf = (on: Day): Day => addDays(on, 1 - weekdayOf(on));

function weeksBetween(from: Day, to: Day): Map<Day, { then: number; now: number }> {
  const weeks = new Map<Day, { then: number; now: number }>();
  for (let on = mondayOf(from); on <= to; on = addDays(on, 7)) weeks.set(on, { then: 0, now: 0 });
  return weeks;
}

function summed({ days, accounts, then, now, both, holds, note }: ReplaySummary) {
  const sum = ({ messages, debtors, askedMinor, afterPayment, disputed }: ReplaySummary["then"]) => ({
    messages,
    debtors,
    askedMinor: { ...askedMinor },
    afterPayment: afterPayment.messages,
    disputed: disputed.messages,
  });
  return {
    days,
    accounts,
    then: sum(then),
    now: sum(now),
    both,
    holds: HOLD_REASONS.map((because) => ({
      because,
      then: holds.then[because] ?? 0,
      now: holds.now[because] ?? 0,
    })).filter((each) => each.then + each.now > 0),
    note,
  };
}

async function differencesOf(
  orgId: string,
  different: readonly Different[],
  desk: SettingsDesk,
): Promise<ReplayBody["differences"]> {
  const shown = [...different]
    .sort((a, b) => a.compared.message.asOf - b.compared.message.asOf)
    .slice(0, SHOWN);
  const ids = [...new Set(shown.map(({ accountId }) => accountId))];
  const names = await desk.inTenant(orgId, (book) => book.accountNames(ids));
  return shown.map(({ accountId, compared: { message, sent } }) => ({
    on: formatDay(message.asOf),
    accountId,
    account: names.get(accountId) ?? accountId,
    step: message.step,
    days: message.days,
    channel: message.channel,
    currency: message.currency,
    amountMinor: message.amountMinor,
    sent: sent === "only-now" ? "only-now" : "only-then",
  }));
}
