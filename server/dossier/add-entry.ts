import { type EntryFlaw, flawOfEntry } from "../../shared/dossier/check-entry.ts";
import type { DossierBodyWire } from "../../shared/dossier/contract.ts";
import { bodyOf } from "../../shared/dossier/body-of.ts";
import type { DossierRequest } from "../../shared/dossier/request-contract.ts";
import { FIRST_RIGHTS, mayWrite } from "../../shared/dossier/rights.ts";
import { standingNow } from "../../shared/dossier/standing.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { keepEntry } from "./keep-entry.ts";
import type { AccountFile, DossierBook, DossierDesk, Writing } from "./ports.ts";
import { dossierBody } from "./read-dossier.ts";

export type AddRefusal =
  | "not-synced"
  | "same-id-other-text"
  | "no-such-file"
  | "files-silent"
  | RightFlaw
  | "no-such-dossier-entry"
  | "not-own-entry"
  | EntryFlaw;
type RightFlaw = "rating-not-allowed" | "dossier-not-allowed";

/** Writes down what somebody knows of an account, or corrects what was written; nothing is kept when anything is wrong. */
export async function addEntry(
  writing: Writing,
  request: DossierRequest,
  desk: DossierDesk,
): Promise<Result<DossierBodyWire, AddRefusal>> {
  const { orgId, accountId } = writing;
  // Before the account is locked: the CRM may take its time.
  const found = request.fileId === null ? ok(null) : await fileOf(writing, request.fileId, desk);
  if (!found.ok) return found;
  return desk.inTenant(orgId, async (book): Promise<Result<DossierBodyWire, AddRefusal>> => {
    const unfit = await rightFlaw(writing, request.kind, book);
    if (unfit !== null) return refuse(unfit);
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const bodyHash = desk.digest({ ...request, accountId });
    const before = await book.bodyHashOf(request.clientId);
    if (before !== null && before !== bodyHash) return refuse("same-id-other-text");
    if (before === null) {
      const flaw = await keep(writing, request, { bodyHash, file: found.value, book, desk });
      if (flaw !== null) return refuse(flaw);
    }
    return ok(await dossierBody(writing, book, desk));
  });
}

export async function rightFlaw(
  { role }: Pick<Writing, "role">,
  kind: string,
  book: DossierBook,
): Promise<RightFlaw | null> {
  const { rights } = (await book.rights()) ?? { rights: FIRST_RIGHTS };
  if (mayWrite(role, kind, rights)) return null;
  return kind === "rating" ? "rating-not-allowed" : "dossier-not-allowed";
}

interface Keeping {
  readonly bodyHash: string;
  readonly file: AccountFile | null;
  readonly book: DossierBook;
  readonly desk: DossierDesk;
}

async function keep(
  { accountId, userId, userName, role }: Writing,
  request: DossierRequest,
  { bodyHash, file, book, desk }: Keeping,
): Promise<"no-such-dossier-entry" | "not-own-entry" | EntryFlaw | null> {
  const at = desk.now();
  const today = desk.dayIn((await book.org()).timeZone, at);
  const { clientId: entryId, source, note, on, expiresOn, supersedes } = request;
  const body = bodyOf(request);
  const flaw = flawOfEntry({ body, on, expiresOn }, today);
  if (flaw !== null) return flaw;
  if (supersedes !== null) {
    const stood = standingNow(await book.entriesOf(accountId), today);
    const old = stood.find(({ entry }) => entry.entryId === supersedes);
    const isLive = old?.state === "in-force" || old?.state === "expired";
    if (!isLive || old.entry.body.kind !== request.kind) return "no-such-dossier-entry";
    if (role === "rep" && old.entry.byUser !== userId) return "not-own-entry";
  }
  await keepEntry(
    {
      ...{ entryId, accountId, body, source, note, on, expiresOn, supersedes, file, bodyHash },
      ...{ recordedOn: today, recordedAt: at.getTime(), byUser: userId, byName: userName },
    },
    book,
    desk.newId,
  );
  return null;
}

/** By the CRM's own list: a page can name any number. */
async function fileOf(
  { orgId, accountId }: Writing,
  fileId: string,
  desk: DossierDesk,
): Promise<Result<AccountFile, "no-such-file" | "files-silent">> {
  const files = await desk.filesOf(orgId, accountId);
  if (files === null) return refuse("files-silent");
  const file = files.find((each) => each.fileId === fileId);
  return file === undefined ? refuse("no-such-file") : ok(file);
}
