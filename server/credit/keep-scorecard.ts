import { type Card, STANDARD_SCORECARD } from "../../shared/credit/scorecard.ts";
import type { ScorecardBody } from "../../shared/credit/scorecard/contract.ts";
import type { ActivateCardRequest } from "../../shared/credit/scorecard/request-contract.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CardKeeper, KeptCard, KeptVersion, ScorecardBook, ScorecardDesk } from "./scorecard-ports.ts";

export type ScorecardRefusal =
  | "not-allowed"
  | "scorecard-changed"
  | "no-draft"
  | "trial-not-started"
  | "card-not-tried";
type Answered = Promise<Result<ScorecardBody, ScorecardRefusal>>;

/** A trial that has said nothing for so long died with its server. */
const SILENT_MS = 30 * 60_000;

/** The card in force, all that were, and the one that people are at work on. */
export const readScorecard = (orgId: string, desk: ScorecardDesk): Promise<ScorecardBody> =>
  desk.inTenant(orgId, (book) => bodyOf(book, desk));

/** Keeps what an administrator has so far; it scores nothing. */
export const keepDraft = (admin: CardKeeper, card: Card, desk: ScorecardDesk): Answered =>
  desk.inTenant(admin.orgId, async (book) => {
    if (admin.role !== "admin") return refuse("not-allowed");
    await book.keepDraft(card, admin, desk.now());
    return ok(await bodyOf(book, desk));
  });

/** A draft that was tried on the past, from tomorrow on: each day is scored by one card, and the scores of days that were stay as they are. */
export const activateCard = (
  admin: CardKeeper,
  { card, after, reason }: ActivateCardRequest,
  desk: ScorecardDesk,
): Answered =>
  desk.inTenant(admin.orgId, async (book) => {
    if (admin.role !== "admin") return refuse("not-allowed");
    await book.lockOrg();
    if (newest(await book.versions()) !== after) return refuse("scorecard-changed");
    const draft = await book.draft();
    if (draft?.last?.state !== "ready" || plain(draft.card) !== plain(card)) return refuse("card-not-tried");
    const at = desk.now();
    const from = addDays(desk.dayIn(await book.timeZone(), at), 1);
    await book.addVersion({ card: { ...card, version: after + 1 }, from, reason, by: admin, at });
    await book.dropDraft();
    return ok(await bodyOf(book, desk));
  });

/** As text, whatever the order of its figures and the number that it will have. */
const plain = (card: Card): string =>
  JSON.stringify(card, (name, value: unknown) => {
    if (name === "version") return undefined;
    const isObject = typeof value === "object" && value !== null;
    return isObject ? Object.fromEntries(Object.entries(value).sort()) : value;
  });

/** Writes down that a trial is under way; a second one is not begun. Answers whether there is one to do. */
export const beginTrial = (
  admin: CardKeeper,
  desk: ScorecardDesk,
): Promise<Result<{ readonly begun: boolean; readonly body: ScorecardBody }, ScorecardRefusal>> =>
  desk.inTenant(admin.orgId, async (book) => {
    if (admin.role !== "admin") return refuse("not-allowed");
    const draft = await book.draft();
    if (draft === null) return refuse("no-draft");
    const begun = !isRunning(draft, desk.now());
    if (begun) await book.beginTrial(desk.now());
    return ok({ begun, body: await bodyOf(book, desk) });
  });

const newest = (versions: readonly KeptVersion[]): number =>
  versions[0]?.card.version ?? STANDARD_SCORECARD.version;

const isRunning = ({ trialAt }: KeptCard, now: Date): boolean =>
  trialAt !== null && now.getTime() - trialAt.getTime() < SILENT_MS;

async function bodyOf(book: ScorecardBook, desk: ScorecardDesk): Promise<ScorecardBody> {
  const [versions, draft] = [await book.versions(), await book.draft()];
  const today = desk.dayIn(await book.timeZone(), desk.now());
  const { version, ...standard } = STANDARD_SCORECARD;
  return {
    inForce: versions.find(({ from }) => from <= today)?.card.version ?? version,
    versions: [
      ...versions.map(({ card: { version: own, ...card }, from, reason, by, at }) => ({
        ...{ version: own, card, from: formatDay(from), reason },
        ...{ by: by.userName, at: at.toISOString() },
      })),
      { version, card: standard, from: null, reason: null, by: null, at: null },
    ],
    draft: draft && {
      card: draft.card,
      by: draft.by.userName,
      at: draft.at.toISOString(),
      running: isRunning(draft, desk.now()),
      last: draft.last,
    },
  };
}

/** A trial that nobody will run is not under way. */
export const dropTrial = (orgId: string, desk: ScorecardDesk): Promise<void> =>
  desk.inTenant(orgId, (book) => book.dropTrial());
