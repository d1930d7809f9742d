import type { BureauEntry, DossierBody, DossierEntry, Fact } from "../dossier/entry.ts";
import { standingNow } from "../dossier/standing.ts";
import type { Day } from "../kernel/day.ts";
import type { BureauReport } from "./report.ts";

/** What a report writes into a credit file: each with the entry whose place it takes. */
export interface ReportEntry {
  readonly body: DossierBody;
  readonly note: string;
  /** The day of the evidence. */
  readonly on: Day;
  readonly supersedes: string | null;
}

/** The sources that a bureau's entries name begin so, and nobody else's. */
export const sourceOf = ({ bureau, orderRef }: Pick<BureauReport, "bureau" | "orderRef">): string =>
  `${NAMES[bureau]}${orderRef === "" ? "" : ` ${orderRef}`}`;

const NAMES = { creditsafe: "Creditsafe" } as const;

/**
 * Its score and limit are one entry, each judgment that still stands is a fact, and so is that the company no longer
 * trades: a reason to look, never an insolvency, which only a person records. What an earlier report said of the same
 * thing is superseded, so that two reports never count one judgment twice.
 */
export function entriesOfReport(
  report: BureauReport,
  orderId: string,
  filed: readonly DossierEntry[],
  today: Day,
): readonly ReportEntry[] {
  const live = standingNow(filed, today).flatMap(({ entry, state }) =>
    state === "in-force" || state === "expired" ? [entry] : [],
  );
  const before = live.find(({ body }) => body.kind === "bureau" && body.bureau === report.bureau);
  const facts = factsOf(report, today);
  return [
    {
      body: scoreOf(report, orderId),
      note: report.trades === false ? report.status : "",
      on: today,
      supersedes: before?.entryId ?? null,
    },
    ...facts.map(({ body, note }) => {
      const same = live.find((entry) => isSame(entry, body, note, report));
      // That it does not trade has no day of its own: it is the day on which that was first read.
      const since = same?.body.kind === "fact" ? same.body.since : body.since;
      return { body: { ...body, since }, note, on: today, supersedes: same?.entryId ?? null };
    }),
  ];
}

const scoreOf = (report: BureauReport, orderId: string): BureauEntry => ({
  kind: "bureau",
  bureau: report.bureau,
  orderId,
  companyName: report.companyName,
  regNo: report.regNo,
  grade: report.grade,
  points: report.points,
  most: report.most,
  limitMinor: report.limit?.amountMinor ?? null,
  currency: report.limit?.currency ?? null,
});

interface Told {
  readonly body: Fact;
  readonly note: string;
}

function factsOf({ judgments, trades, status }: BureauReport, today: Day): readonly Told[] {
  const told = new Map<string, Told>();
  const tell = (fact: Fact["fact"], since: Day, note: string): void =>
    void told.set(`${fact} ${since} ${note}`, { body: { kind: "fact", fact, since, until: null }, note });
  for (const { on, about, isOver } of judgments) if (!isOver && on <= today) tell("litigation", on, about);
  if (trades === false) tell("other", today, status);
  return [...told.values()];
}

const isSame = (entry: DossierEntry, body: Fact, note: string, report: BureauReport): boolean =>
  entry.body.kind === "fact" &&
  entry.body.fact === body.fact &&
  (body.fact === "other" || entry.body.since === body.since) &&
  entry.note === note &&
  entry.source.startsWith(NAMES[report.bureau]);
