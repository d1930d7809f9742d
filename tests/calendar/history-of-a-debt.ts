/** A process of its own, because a process has one zone: prints a digest of one pure history and the zone it ran in. */
import { createHash } from "node:crypto";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import { localTime } from "../../server/jobs/today.ts";
import { addBusinessDays, isBusinessDay } from "../../shared/calendar/business-calendar.ts";
import { addMonthsClamped } from "../../shared/calendar/months.ts";
import { age } from "../../shared/aging/age.ts";
import { decide } from "../../shared/dunning/decide.ts";
import { opensNext } from "../../shared/dunning/opens-next.ts";
import { wallClock } from "../../shared/dunning/wall-clock.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, sent } from "../dunning/scene.ts";

const calendars = openCalendars();
const lines: string[] = [];

/** Nine months of one debtor in each country: what is decided, sent and aged, day by day. */
for (const place of ["CN", "US", "IL"]) {
  const calendar = calendars.of(place, []);
  const items = ["2025-01-31", "2025-03-30"].map((dueOn, at) =>
    item({ invoiceId: String(at), dueOn: toDay(dueOn) }),
  );
  const history: ReturnType<typeof sent>[] = [];
  for (let on = toDay("2025-01-01"); on < toDay("2025-10-01"); on = addDays(on, 1)) {
    const decision = decide(facts({ items, calendar, history: [...history] }), everyDay, on);
    if (decision.kind === "remind")
      history.push(
        sent(
          decision.step.key,
          on,
          decision.demand.lines.map(({ invoiceId }) => invoiceId),
        ),
      );
    const what = decision.kind === "remind" ? decision.step.key : decision.kind;
    const days = [addBusinessDays(calendar, on, 3), addMonthsClamped(on, 1)].map(formatDay);
    lines.push(
      [place, formatDay(on), what, isBusinessDay(calendar, on), ...days, ...age(items, on)].join(" "),
    );
  }
}

/** What orgs in odd zones take for today and for the next opening, every 29 hours. */
for (const zone of ["Asia/Shanghai", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Europe/Berlin"]) {
  for (let at = Date.parse("2025-01-01T00:00Z"); at < Date.parse("2026-01-01T00:00Z"); at += 29 * 3_600_000) {
    const moment = new Date(at);
    const { day, minute } = localTime(moment, zone);
    const opening = opensNext({ fromMinute: 540, toMinute: 1080 }, () => true, zone, moment);
    const wall = wallClock(moment, zone);
    lines.push(
      [zone, formatDay(day), minute, formatDay(wall.on), wall.minute, opening.toISOString()].join(" "),
    );
  }
}

console.log(
  JSON.stringify({
    digest: createHash("sha256").update(lines.join("\n")).digest("hex"),
    lines: lines.length,
    reminders: lines.filter((line) => /reminder-|courtesy|call/.test(line)).length,
    offset: new Date("2026-01-15T12:00:00Z").getTimezoneOffset(),
  }),
);
