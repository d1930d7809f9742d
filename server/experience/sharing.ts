import { type ConsentFlaw, flawOfConsent, holdsOn } from "../../shared/experience/consent.ts";
import type { SharingBody } from "../../shared/experience/contract.ts";
import type {
  ConsentEndRequest,
  ConsentRequest,
  SharingRequest,
} from "../../shared/experience/request-contract.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ExperienceBook, ExperienceDesk, KeptExport, Sharer } from "./ports.ts";

export type ConsentRefusal = "no-such-account" | ConsentFlaw;

const MOST_SHOWN = 100;

/** Whether trade experience is shared, and what left. */
export const readSharing = (orgId: string, desk: ExperienceDesk): Promise<SharingBody> =>
  desk.inTenant(orgId, (book) => sharingBody(book, desk));

/** On with a purpose, or off, from this moment on. */
export function saySharing(
  { orgId, userId, userName }: Sharer,
  request: SharingRequest,
  desk: ExperienceDesk,
): Promise<SharingBody> {
  return desk.inTenant(orgId, async (book) => {
    await book.lockSharing();
    const said = { on: request.on, purpose: request.on ? request.purpose : "" };
    await book.say(said, { id: request.clientId, by: { userId, userName }, at: desk.now() });
    return sharingBody(book, desk);
  });
}

/** A customer's word, with where it stands: its number goes beside its row while it holds. */
export function addConsent(
  { orgId, userId, userName }: Sharer,
  { clientId, ...consent }: ConsentRequest,
  desk: ExperienceDesk,
): Promise<Result<SharingBody, ConsentRefusal>> {
  return desk.inTenant(orgId, async (book): Promise<Result<SharingBody, ConsentRefusal>> => {
    const flaw = flawOfConsent(consent, desk.dayIn(await book.timeZone(), desk.now()));
    if (flaw !== null) return refuse(flaw);
    if (!(await book.hasAccount(consent.accountId))) return refuse("no-such-account");
    await book.addConsent(consent, { id: clientId, by: { userId, userName }, at: desk.now() });
    return ok(await sharingBody(book, desk));
  });
}

/** Taken back: from this day on the number leaves no more. */
export function endConsent(
  { orgId, userId, userName }: Sharer,
  consentId: string,
  { reason }: ConsentEndRequest,
  desk: ExperienceDesk,
): Promise<Result<SharingBody, "no-such-consent">> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const today = desk.dayIn(await book.timeZone(), at);
    const ended = await book.endConsent(consentId, today, reason, { by: { userId, userName }, at });
    return ended ? ok(await sharingBody(book, desk)) : refuse("no-such-consent");
  });
}

async function sharingBody(book: ExperienceBook, desk: ExperienceDesk): Promise<SharingBody> {
  const sharing = await book.sharing();
  const timeZone = await book.timeZone();
  const today = desk.dayIn(timeZone, desk.now());
  return {
    on: sharing?.on ?? false,
    purpose: sharing?.purpose ?? "",
    by: sharing?.byName ?? null,
    consents: (await book.consents()).map(({ givenOn, untilOn, endedOn, ...consent }) => ({
      ...consent,
      givenOn: formatDay(givenOn),
      untilOn: dayText(untilOn),
      holds: holdsOn({ ...consent, givenOn, untilOn, endedOn }, today),
    })),
    exports: (await book.exports(MOST_SHOWN)).map((each) => exportLine(each, timeZone)),
  };
}

const dayText = (on: Day | null): string | null => (on === null ? null : formatDay(on));

const exportLine = (
  { exportId, purpose, format, digest, byName, at, span, rows }: KeptExport,
  timeZone: string,
): SharingBody["exports"][number] => ({
  ...{ exportId, purpose, format, digest, by: byName },
  at: localMoment(at, timeZone),
  from: formatDay(span.from),
  to: formatDay(span.to),
  count: rows.length,
  named: rows.filter(({ regNo }) => regNo !== null).length,
});
