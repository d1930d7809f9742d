import type { Sentence } from "../kernel/contract.ts";
import { type Day, formatDay } from "../kernel/day.ts";
import type { DossierBody, DossierEntry, Statement } from "./entry.ts";
import { zOf } from "./z-score.ts";

export interface EntryFlaw {
  /** As the request names it. */
  readonly field: string;
  readonly message: Sentence;
}

type Asked = Pick<DossierEntry, "body" | "on" | "expiresOn">;

/** The first thing that cannot be right about an entry on the day it is written down; null when it can be kept. */
export function flawOfEntry({ body, on, expiresOn }: Asked, today: Day): EntryFlaw | null {
  if (on > today) return future("on", "凭据日期", "The day of the evidence", today);
  const flaw = flawOfBody(body, today);
  if (flaw !== null) return flaw;
  if (expiresOn === null && body.kind !== "fact")
    return said(
      "expiresOn",
      "请填写有效期：除登记与司法信息外，每项资料都须注明有效期。",
      "Say until when it is to be believed: only registry and court facts may stand without an expiry.",
    );
  if (expiresOn !== null && expiresOn <= today)
    return said(
      "expiresOn",
      `有效期 ${formatDay(expiresOn)} 已到：请填写 ${formatDay(today)} 之后的日期。`,
      `The expiry, ${formatDay(expiresOn)}, has come already: choose a day after ${formatDay(today)}.`,
    );
  return null;
}

function flawOfBody(body: DossierBody, today: Day): EntryFlaw | null {
  if (body.kind === "statement") {
    if (body.periodEnd > today) return future("periodEnd", "报表期末日", "The end of the period", today);
    return zOf(body) === null ? nothingToDivideBy(body) : null;
  }
  if (body.kind === "fact") {
    if (body.since > today) return future("since", "起始日", "The first day", today);
    if (body.until !== null && body.until <= body.since)
      return said(
        "until",
        "结束日应晚于起始日：请更正。",
        "The last day does not lie after the first: correct one of them.",
      );
    return null;
  }
  if (body.kind === "reference" && body.knownSince !== null && body.knownSince > today)
    return future("knownSince", "往来起始日", "The day since when they know them", today);
  return null;
}

const future = (field: string, zh: string, en: string, today: Day): EntryFlaw =>
  said(
    field,
    `${zh}在将来：请填写不晚于 ${formatDay(today)} 的日期。`,
    `${en} is in the future: choose ${formatDay(today)} or earlier.`,
  );

const said = (field: string, zh: string, en: string): EntryFlaw => ({
  field,
  message: { "zh-CN": zh, en },
});

const nothingToDivideBy = ({ figures }: Statement): EntryFlaw =>
  figures.totalAssetsMinor <= 0
    ? said(
        "totalAssetsMinor",
        "总资产应大于 0：请按报表填写。",
        "Total assets must be above zero: enter them as the statement has them.",
      )
    : said(
        "totalLiabilitiesMinor",
        "总负债应大于 0，否则无法计算 Z″：请按报表填写。",
        "Total liabilities must be above zero, as Z″ divides by them: enter them as the statement has them.",
      );
