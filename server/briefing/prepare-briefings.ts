import { daysAhead } from "../../shared/briefing/days-ahead.ts";
import { renderDigest } from "../../shared/briefing/render-digest.ts";
import { type MessageAhead, renderForewarning } from "../../shared/briefing/render-forewarning.ts";
import { addDays, type Day, weekdayOf } from "../../shared/kernel/day.ts";
import { foreseeDays, type MessageForeseen } from "../dunning/index.ts";
import type { BriefingBook, BriefingDesk, BriefingOrg, NewBriefing, StaffMember } from "./ports.ts";

const WEEK = 7;

/**
 * Writes the mails to our own people that belong to that day: to each owner what will be sent to their customers until the
 * next business day, and on the chosen weekday the week's digest. Nothing where there is nothing to tell; on a day that
 * was written for, nothing more. How many are new.
 */
export async function prepareBriefings(orgId: string, today: Day, desk: BriefingDesk): Promise<number> {
  const org = await desk.inTenant(orgId, (book) => book.org());
  if (!org.isOpen) return 0;
  return (await forewarn(orgId, org, today, desk)) + (await digest(orgId, org, today, desk));
}

async function forewarn(orgId: string, org: BriefingOrg, today: Day, desk: BriefingDesk): Promise<number> {
  if (!org.settings.forewarning) return 0;
  const days = daysAhead(desk.calendars.of(null, [org.timeZone]), today);
  const [first] = days;
  if (first === undefined) return 0;
  // A second round of the day would say the same again, or, worse, something else.
  if (await desk.inTenant(orgId, (book) => book.isWritten("forewarning", first))) return 0;
  const messages = await foreseeDays(orgId, days, desk.dunning);
  if (messages.length === 0) return 0;
  return desk.inTenant(orgId, async (book) => {
    const urls = await book.accountUrls([...new Set(messages.map(({ accountId }) => accountId))]);
    const mails = (await book.staff()).flatMap((to): NewBriefing[] => {
      const theirs = messages.filter(({ ownerId }) => ownerId === to.userId);
      if (theirs.length === 0) return [];
      const ahead = theirs.map((message) => aheadOf(message, urls));
      const mail = renderForewarning(to.name, ahead, to.language ?? org.language);
      return [{ ...mail, mailId: desk.newId(), kind: "forewarning", forOn: first, to }];
    });
    return book.plan(mails, desk.now());
  });
}

const aheadOf = (message: MessageForeseen, urls: ReadonlyMap<string, string>): MessageAhead => ({
  ...message,
  url: urls.get(message.accountId) ?? null,
});

async function digest(orgId: string, org: BriefingOrg, today: Day, desk: BriefingDesk): Promise<number> {
  const { digestOn, digestTo } = org.settings;
  if (digestOn === null) return 0;
  // A round that was missed tells the next day what it would have told.
  const on = addDays(today, -((weekdayOf(today) - digestOn + WEEK) % WEEK));
  return desk.inTenant(orgId, async (book) => {
    if (await book.isWritten("digest", on)) return 0;
    const figures = await book.digest(addDays(on, -WEEK), addDays(on, -1));
    const alarms = await book.openAlarms();
    const urls = await book.accountUrls([...new Set(figures.overdue.map(({ accountId }) => accountId))]);
    const mails = (await managers(book, digestTo)).map((to): NewBriefing => {
      const mail = renderDigest({ orgName: org.name, figures, alarms, urls }, to.language ?? org.language);
      return { ...mail, mailId: desk.newId(), kind: "digest", forOn: on, to };
    });
    return book.plan(mails, desk.now());
  });
}

const managers = async (book: BriefingBook, chosen: readonly string[]): Promise<readonly StaffMember[]> =>
  (await book.staff()).filter(({ userId }) => chosen.includes(userId));
