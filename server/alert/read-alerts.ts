import type { AccountWatchBody } from "../../shared/account/contract.ts";
import type { AlertBody, AlertsBody } from "../../shared/alert/contract.ts";
import { TRIGGERS, type Trigger } from "../../shared/alert/kinds.ts";
import type { Measured } from "../../shared/alert/measure.ts";
import type { AlertsQuery } from "../../shared/alert/request-contract.ts";
import { TRIGGER_KINDS, type Thresholds } from "../../shared/alert/thresholds.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { AlertBook, AlertDesk, KeptAlert, Watcher } from "./ports.ts";
import { mutedOf, thresholdsOf } from "./rules-in-force.ts";

const PAGE = 50;

/** Warnings, a page at a time, and what each trigger is set to and worth. */
export const readAlerts = (by: Watcher, query: AlertsQuery, desk: AlertDesk): Promise<AlertsBody> =>
  desk.inTenant(by.orgId, (book) => alertsBody(by, query, book, desk));

export async function alertsBody(
  by: Watcher,
  query: AlertsQuery,
  book: AlertBook,
  desk: AlertDesk,
): Promise<AlertsBody> {
  const timeZone = await book.timeZone();
  const today = desk.dayIn(timeZone, desk.now());
  const muted = await mutedOf(book);
  const found = await book.page(query, muted, PAGE + 1);
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  const measured = await book.measured();
  return {
    today: formatDay(today),
    role: by.role === "admin" ? "admin" : "collector",
    counts: [...(await book.counts(muted))],
    alerts: found.slice(0, PAGE).map((alert) => alertBody(alert, timeZone)),
    after: last === undefined ? null : `${formatDay(last.raisedOn)}~${last.trigger}~${last.alertId}`,
    triggers: triggersBody(
      await thresholdsOf(book, today),
      await unwatchedOf(book, today),
      muted,
      measured?.measured ?? [],
    ),
    measuredOn: measured === null ? null : formatDay(measured.asOf),
  };
}

/** The warnings that stand at one account, the most telling first. */
export function readAlertsAt(
  { orgId, accountId }: Pick<Watcher, "orgId"> & { readonly accountId: string },
  desk: AlertDesk,
): Promise<Pick<AccountWatchBody, "today" | "alerts">> {
  return desk.inTenant(orgId, async (book) => {
    const timeZone = await book.timeZone();
    const found = await book.openAt(accountId, await mutedOf(book));
    const sorted = found.toSorted((a, b) => TRIGGERS.indexOf(a.trigger) - TRIGGERS.indexOf(b.trigger));
    return {
      today: formatDay(desk.dayIn(timeZone, desk.now())),
      alerts: sorted.map((alert) => alertBody(alert, timeZone)),
    };
  });
}

/** Nobody is warned of reviews before the org has said how often it reviews. */
const unwatchedOf = async (book: AlertBook, today: Day): Promise<readonly Trigger[]> =>
  (await book.hasReviewCalendar(today)) ? [] : ["review-overdue"];

const triggersBody = (
  thresholds: Thresholds,
  unwatched: readonly Trigger[],
  muted: readonly Trigger[],
  measured: readonly Measured[],
): AlertsBody["triggers"] =>
  TRIGGERS.map((trigger) => {
    const found = measured.find((each) => each.trigger === trigger);
    return {
      trigger,
      unit: TRIGGER_KINDS[trigger].unit,
      raisedAt: TRIGGER_KINDS[trigger].raisedAt,
      threshold: { ...thresholds[trigger] },
      unwatched: unwatched.includes(trigger),
      muted: muted.includes(trigger),
      measured: found === undefined ? null : withoutName(found),
    };
  });

const withoutName = ({ trigger: _, ...measured }: Measured) => measured;

const alertBody = (alert: KeptAlert, timeZone: string): AlertBody => ({
  ...alert,
  figures: { ...alert.figures },
  raisedOn: formatDay(alert.raisedOn),
  endedOn: alert.endedOn === null ? null : formatDay(alert.endedOn),
  seen: alert.seen && { ...alert.seen, at: localMoment(alert.seen.at, timeZone) },
});
