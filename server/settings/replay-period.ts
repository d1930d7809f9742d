import type { ComparedMessage } from "../../shared/dunning/replay/compare.ts";
import { HOLD_REASONS } from "../../shared/dunning/contract.ts";
import { addDays, daysBetween, formatDay, weekdayOf, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ReplayBody, ReplayStartBody } from "../../shared/settings/contract.ts";
import type { ReplayRequest } from "../../shared/settings/request-contract.ts";
import { replayPolicy, type ReplayRefusal, type ReplaySummary } from "../dunning/index.ts";
import type { SettingsDesk } from "./ports.ts";

const LONGEST_DAYS = 400;
/** Accounts × days: what is walked while a page waits. The command has no such end. */
const MOST_ACCOUNT_DAYS = 2_000_000;
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

/**
 * A period replayed for a page: sums, weeks, holds by reason, and the messages that left only one way. One at a time,
 * and no more than a page can wait for.
 */
export async function replayPeriod(
  orgId: string,
  asked: ReplayRequest,
  desk: SettingsDesk,
): Promise<Result<ReplayBody, ReplayRefusal>> {
  const days = daysBetween(asked.from, asked.to) + 1;
  if (days > LONGEST_DAYS) return refuse(TOO_LONG);
  const accounts = (await desk.replays.inTenant(orgId, (book) => book.accountsJudged())).length;
  if (days * accounts > MOST_ACCOUNT_DAYS) return refuse(tooMuch(accounts));
  return (await desk.replayAlone(orgId, () => replayed(orgId, asked, desk))) ?? refuse(BUSY);
}

async function replayed(
  orgId: string,
  asked: ReplayRequest,
  desk: SettingsDesk,
): Promise<Result<ReplayBody, ReplayRefusal>> {
  const { from, to } = asked;
  const weeks = weeksBetween(from, to);
  const different: Different[] = [];
  const done = await replayPolicy(orgId, asked, desk.replays, ({ timeline, messages }) => {
    for (const compared of messages) {
      const week = weeks.get(mondayOf(compared.message.asOf));
      if (week && compared.sent !== "only-now") week.then += 1;
      if (week && compared.sent !== "only-then") week.now += 1;
      if (compared.sent !== "both")
        different.push({ accountId: compared.message.accountId ?? timeline.accountId, compared });
    }
  });
  if (!done.ok) return done;
  return ok({
    from: formatDay(from),
    to: formatDay(to),
    ...summed(done.value),
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

/** How many days there is room for, with so many accounts. */
function tooMuch(accounts: number): ReplayRefusal {
  const days = Math.floor(MOST_ACCOUNT_DAYS / accounts);
  return {
    field: "to",
    message: {
      "zh-CN": `有 ${accounts} 个客户，页面上最多回放 ${days} 天：请选择更短的时间，或请运维人员用命令回放。`,
      en: `With ${accounts} accounts a page replays at most ${days} days: choose a shorter period, or use the command npm run reminders -- replay.`,
    },
  };
}

const BUSY: ReplayRefusal = {
  field: "to",
  message: {
    "zh-CN": "另一次回放正在进行：请等它结束后再试。",
    en: "Another replay is running: wait until it is over, then ask again.",
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
