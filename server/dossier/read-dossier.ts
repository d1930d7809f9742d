import type { DossierBodyWire, DossierEntryBody, DossierFilesView } from "../../shared/dossier/contract.ts";
import { financialAmong, marketAmong } from "../../shared/dossier/facts-of.ts";
import type { DossierBody } from "../../shared/dossier/entry.ts";
import { type DossierRights, FIRST_RIGHTS, mayEnd, mayWrite } from "../../shared/dossier/rights.ts";
import { inForce, standingNow, standingOn, type Stood } from "../../shared/dossier/standing.ts";
import { zOf, zoneOf } from "../../shared/dossier/z-score.ts";
import { addDays, type Day, formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { DossierBook, DossierDesk, KeptEntry, Writing } from "./ports.ts";

/** An account's credit file as it stands now, or as it was known on the morning of a day. */
export function readDossier(
  reader: Writing,
  asOf: Day | null,
  desk: DossierDesk,
): Promise<Result<DossierBodyWire, "not-synced">> {
  return desk.inTenant(reader.orgId, async (book) => {
    if (!(await book.hasAccount(reader.accountId))) return refuse("not-synced");
    return ok(await dossierBody(reader, book, desk, asOf));
  });
}

/** What may be named as an entry's file: the account's attachments in the CRM. */
export async function listFiles(
  { orgId, accountId }: Writing,
  desk: DossierDesk,
): Promise<Result<DossierFilesView, "not-synced" | "files-silent">> {
  if (!(await desk.inTenant(orgId, (book) => book.hasAccount(accountId)))) return refuse("not-synced");
  const files = await desk.filesOf(orgId, accountId);
  return files === null
    ? refuse("files-silent")
    : ok({ files: files.map(({ fileId, name }) => ({ fileId, name })) });
}

export async function dossierBody(
  { accountId, role, userId }: Writing,
  book: DossierBook,
  desk: DossierDesk,
  asOf: Day | null = null,
): Promise<DossierBodyWire> {
  const { timeZone, currency } = await book.org();
  const { rights } = (await book.rights()) ?? { rights: FIRST_RIGHTS };
  const entries = await book.entriesOf(accountId);
  const today = desk.dayIn(timeZone, desk.now());
  const stood = asOf === null ? standingNow(entries, today) : standingOn(entries, asOf);
  const isPast = asOf !== null && asOf <= today;
  return {
    asOf: formatDay(asOf ?? today),
    currency,
    may: {
      rate: !isPast && mayWrite(role, "rating", rights),
      record: !isPast && mayWrite(role, "statement", rights),
    },
    summary: summaryOf(stood, asOf ?? addDays(today, 1)),
    entries: stood.map((each) => entryBody(each, { role, userId, rights, isPast })),
  };
}

function summaryOf(stood: readonly Stood<KeptEntry>[], until: Day): DossierBodyWire["summary"] {
  const valid = inForce(stood);
  const financial = financialAmong(valid);
  const market = marketAmong(valid, until);
  const z = financial?.z ?? null;
  const on = financial?.statementOn ?? null;
  return {
    z,
    zone: z === null ? null : zoneOf(z),
    statementOn: on === null ? null : formatDay(on),
    financialRating: financial?.rating ?? null,
    marketRating: market?.rating ?? null,
    adverse: (market?.adverse ?? []).map(({ kind, on: since }) => ({ kind, on: formatDay(since) })),
    references: valid.filter(({ body }) => body.kind === "reference").length,
    expired: stood.filter(({ state }) => state === "expired").length,
  };
}

/** Who reads, by which rights, and whether it is a day of the past. */
interface Reading extends Pick<Writing, "role" | "userId"> {
  readonly rights: DossierRights;
  readonly isPast: boolean;
}

function entryBody(
  { entry, state }: Stood<KeptEntry>,
  { role, userId, rights, isPast }: Reading,
): DossierEntryBody {
  const { entryId, source, note, supersedes, file, by, withdrawal, expiresOn } = entry;
  return {
    ...{ entryId, state, source, note, supersedes, file, by },
    body: wireOf(entry.body),
    on: formatDay(entry.on),
    expiresOn: expiresOn === null ? null : formatDay(expiresOn),
    recordedOn: formatDay(entry.recordedOn),
    withdrawal:
      withdrawal === null || state !== "withdrawn" ? null : { ...withdrawal, on: formatDay(withdrawal.on) },
    mayChange:
      !isPast &&
      (state === "in-force" || state === "expired") &&
      mayEnd(role, { kind: entry.body.kind, isOwn: entry.byUser === userId }, rights),
  };
}

const dayText = (on: Day | null): string | null => (on === null ? null : formatDay(on));

function wireOf(body: DossierBody): DossierEntryBody["body"] {
  switch (body.kind) {
    case "statement": {
      const z = zOf(body);
      return {
        ...body,
        periodEnd: formatDay(body.periodEnd),
        figures: { ...body.figures },
        z,
        zone: z === null ? null : zoneOf(z),
      };
    }
    case "fact":
      return { ...body, since: formatDay(body.since), until: dayText(body.until) };
    case "reference":
      return { ...body, knownSince: dayText(body.knownSince) };
    case "rating":
    case "bureau":
      return { ...body };
  }
}
