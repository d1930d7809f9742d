import {
  changedSince,
  chooseFiles,
  type FileChosen,
  type FilePinned,
  notHandedOver,
  wrongWithContent,
} from "../../shared/dunning/attached-files.ts";
import type { FilesForeseen } from "../../shared/dunning/contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { assert, ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Claimed } from "./claim-dispatch.ts";
import { reasonOf } from "./judge-accounts.ts";
import type {
  AttachedFile,
  Delivery,
  DunningDesk,
  InvoiceFiles,
  Letter,
  OrgProfile,
  SealedMail,
} from "./ports.ts";

/**
 * The letter with the files of the invoices that it names, as they are in the CRM this minute: all that the org's rule
 * says, or no mail. A CRM that does not answer puts it off; what cannot be right by waiting is refused in one sentence.
 */
export async function withFiles(
  orgId: string,
  claim: Claimed,
  letter: Letter,
  { courier, files }: Pick<DunningDesk, "courier" | "files">,
): Promise<SealedMail | Delivery> {
  assert(files, "whoever sends mail can ask the CRM for files");
  let read: Result<readonly FileRead[], Sentence>;
  try {
    read = await readFiles(orgId, claim, files);
  } catch (fault) {
    const reply = `The CRM did not hand over the invoices' files: ${reasonOf(fault)}`;
    return { kind: "deferred", reply, badAddress: false };
  }
  const pinned = read.ok ? read.value.map((each) => each.pinned) : [];
  const wrong = read.ok ? changedSince(claim.pinned, pinned, claim.invoiceIds) : read.because;
  if (wrong !== null) return { kind: "rejected", reply: wrong[claim.org.language], badAddress: false };
  if (!read.ok || read.value.length === 0) return courier.seal(letter);
  const sealed = await courier.seal({ ...letter, files: read.value.map((each) => each.part) });
  return { ...sealed, files: pinned };
}

interface FileRead {
  readonly part: AttachedFile;
  readonly pinned: FilePinned;
}

async function readFiles(
  orgId: string,
  { org, invoiceIds }: Claimed,
  files: InvoiceFiles,
): Promise<Result<readonly FileRead[], Sentence>> {
  const chosen = await filesAt(orgId, invoiceIds, org, files);
  if (!chosen.ok) return chosen;
  const read: FileRead[] = [];
  // One after the other: a mail's files are in memory, and so are those of the mails beside it.
  for (const file of chosen.value) {
    const found = await files.content(orgId, file);
    const wrong = wrongWithContent(file, found ?? { length: 0, beginsHex: "" });
    if (wrong !== null || found === null) return refuse(wrong ?? notHandedOver("gone"));
    const { fileId, invoiceId, shownAs: name, bytes, type } = file;
    read.push({
      part: { name, type, content: found.content },
      pinned: { fileId, invoiceId, name, bytes, sha256: found.sha256 },
    });
  }
  return ok(read);
}

/** What a mail about these invoices would carry, by name and size: not in a transaction, since the CRM may take its time. */
export async function foreseeFiles(
  orgId: string,
  invoiceIds: readonly string[],
  org: Pick<OrgProfile, "files">,
  files: InvoiceFiles,
): Promise<FilesForeseen> {
  const chosen = await filesAt(orgId, invoiceIds, org, files).catch(() => refuse(SILENT));
  if (!chosen.ok) return { attached: [], wrong: chosen.because };
  return { attached: chosen.value.map(({ shownAs: name, bytes }) => ({ name, bytes })), wrong: null };
}

const SILENT = {
  "zh-CN": "CRM 没有应答，暂时无法得知会附上哪些文件：请稍后重试。",
  en: "The CRM does not answer, so what would be attached is not known: try again in a moment.",
};

async function filesAt(
  orgId: string,
  invoiceIds: readonly string[],
  { files: rule }: Pick<OrgProfile, "files">,
  files: InvoiceFiles,
): Promise<Result<readonly FileChosen[], Sentence>> {
  if (rule === undefined) return ok([]);
  const listed = await files.list(orgId, invoiceIds);
  return listed.ok ? chooseFiles(listed.value, rule) : refuse(notHandedOver(listed.because));
}
