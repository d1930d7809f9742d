import { consentsOn } from "../../shared/experience/consent.ts";
import type { ExperiencePreviewBody } from "../../shared/experience/contract.ts";
import type { PeriodMonths } from "../../shared/experience/kinds.ts";
import {
  type Experience,
  inOrder,
  type Span,
  tellExperience,
} from "../../shared/experience/tell-experience.ts";
import { addDays, type Day, formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { wholeMonths } from "../../shared/report/period.ts";
import type { ExperienceBook, ExperienceDesk } from "./ports.ts";

export interface Drawn {
  readonly span: Span;
  readonly rows: readonly Experience[];
  readonly digest: string;
}

/** Exactly the rows that an export of this moment holds; nothing while sharing is off. */
export function previewExport(
  orgId: string,
  months: PeriodMonths,
  desk: ExperienceDesk,
): Promise<Result<ExperiencePreviewBody, "experiences-off">> {
  return desk.inTenant(orgId, async (book) => {
    if (!(await book.sharing())?.on) return refuse("experiences-off");
    const { span, rows, digest } = await draw(months, book, desk);
    return ok({ from: formatDay(span.from), to: formatDay(span.to), rows: [...rows], digest });
  });
}

export async function draw(months: PeriodMonths, book: ExperienceBook, desk: ExperienceDesk): Promise<Drawn> {
  const today = desk.dayIn(await book.timeZone(), desk.now());
  const span = spanOf(months, today);
  const named = consentsOn(await book.consents(), today);
  const contested = await book.contested();
  const rows: Experience[] = [];
  for await (const { accountId, entries } of book.allEntries()) {
    rows.push(...tellExperience(entries, contested, span, named.get(accountId) ?? null));
    await desk.breathe();
  }
  const ordered = inOrder(rows);
  return { span, rows: ordered, digest: desk.digest({ span, rows: ordered }) };
}

/** Months that were over before today. */
function spanOf(months: PeriodMonths, today: Day): Span {
  const over = wholeMonths(addDays(today, -1), months);
  const [first, last] = [over[0], over.at(-1)];
  if (first === undefined || last === undefined) throw new Error("A period has months.");
  return { from: first.from, to: last.to };
}
