import type { Sentence } from "../kernel/contract.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";

/** Which files of the invoices a mail carries, and how large it may grow by them; the admin's choice. */
export interface FilesRule {
  readonly attach: "pdf" | "pdf-and-pictures";
  /** Megabytes of a mail's files as they travel: in base64, which is a third longer than the file. */
  readonly mostMb: number;
}

/** What mail servers take almost everywhere is 25 MB with everything; many companies' own take 10. */
export const FILES_MB = { least: 1, most: 20, usual: 10 } as const;
export const MOST_FILES = 10;
const MB = 1024 * 1024;

/** A file as the CRM lists it at an invoice. */
export interface FileListed {
  readonly fileId: string;
  readonly invoiceId: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file that a mail carries. */
export interface FileChosen extends FileListed {
  /** Safe in a header and on a disk, with the ending of its type, and no other file of the mail has it. */
  readonly shownAs: string;
  readonly type: FileType;
}

type FileType = "application/pdf" | "image/png" | "image/jpeg";
const TYPES: Readonly<Record<string, FileType>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};
/** How a file of a type begins, in hex. */
const BEGINS: Readonly<Record<FileType, string>> = {
  "application/pdf": "255044462d",
  "image/png": "89504e470d0a1a0a",
  "image/jpeg": "ffd8ff",
};

/** Bytes of a file in a mail: base64 in lines of 76 characters. */
export const travellingBytes = (bytes: number): number => Math.ceil(bytes / 57) * 78;

/**
 * What a mail carries of the files at its invoices, in the order of the invoices: of the types that the rule names, all
 * of them or none. Files of other types stay where they are.
 */
export function chooseFiles(
  listed: readonly FileListed[],
  rule: FilesRule,
): Result<readonly FileChosen[], Sentence> {
  const fitting = listed.flatMap((file) => {
    const type = typeOf(file.name);
    return type !== undefined && (type === "application/pdf" || rule.attach === "pdf-and-pictures")
      ? [{ ...file, type }]
      : [];
  });
  if (fitting.length > MOST_FILES) return refuse(tooMany(fitting.length));
  const empty = fitting.find(({ bytes }) => !(bytes > 0));
  if (empty) return refuse(notReadable(safeName(empty.name, empty.type)));
  const travels = fitting.reduce((sum, { bytes }) => sum + travellingBytes(bytes), 0);
  if (travels > rule.mostMb * MB) return refuse(tooLarge(travels, rule.mostMb));
  const taken = new Set<string>();
  return ok(fitting.map((file) => ({ ...file, shownAs: onlyOnce(safeName(file.name, file.type), taken) })));
}

/** What arrived of a chosen file: null when it is what was listed, else one sentence. */
export function wrongWithContent(
  { shownAs, type, bytes }: FileChosen,
  content: { readonly length: number; readonly beginsHex: string },
): Sentence | null {
  if (content.length !== bytes) return notReadable(shownAs);
  return content.beginsHex.startsWith(BEGINS[type]) ? null : notItsType(shownAs);
}

const typeOf = (name: string): FileType | undefined =>
  TYPES[/\.([a-z]{3,4})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ""];

const ENDING: Readonly<Record<FileType, string>> = {
  "application/pdf": ".pdf",
  "image/png": ".png",
  "image/jpeg": ".jpg",
};
const LONGEST = 100;

/** One line of plain text: nothing that ends a header, turns the reading direction, or walks through folders. */
export function safeName(name: string, type: FileType): string {
  const stem = name
    .normalize("NFC")
    .replace(/\.[a-z]{3,4}\s*$/i, "")
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\\/:*?"<>|%;=]+/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s.~-]+|[\s.]+$/g, "");
  return `${[...(stem === "" ? "file" : stem)].slice(0, LONGEST).join("").trimEnd()}${ENDING[type]}`;
}

function onlyOnce(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf(".");
  let free = name;
  for (let nth = 2; taken.has(free.toLowerCase()); nth += 1)
    free = `${name.slice(0, dot)} (${nth})${name.slice(dot)}`;
  taken.add(free.toLowerCase());
  return free;
}

const inMb = (bytes: number): string => (Math.ceil((bytes / MB) * 10) / 10).toFixed(1);

const tooLarge = (bytes: number, mostMb: number): Sentence => ({
  "zh-CN": `发票附件共 ${inMb(bytes)} MB（按邮件传输大小计），超过每封邮件 ${mostMb} MB 的上限，邮件未发出：请换成较小的文件，或让管理员调整上限。`,
  en: `The invoices' files come to ${inMb(bytes)} MB in a mail, more than the ${mostMb} MB that one may carry, and nothing was sent: replace them by smaller ones, or have an administrator change the limit.`,
});
const tooMany = (count: number): Sentence => ({
  "zh-CN": `发票附件共 ${count} 个，一封邮件最多 ${MOST_FILES} 个，邮件未发出：请删去多余的文件，或让管理员停止附上文件。`,
  en: `The invoices have ${count} files and a mail carries ${MOST_FILES} at most, so nothing was sent: remove some, or have an administrator stop attaching them.`,
});
const notReadable = (name: string): Sentence => ({
  "zh-CN": `无法完整读取发票附件“${name}”，邮件未发出：请在 CRM 中重新上传该文件。`,
  en: `The invoice's file "${name}" could not be read whole, and nothing was sent: upload it to the CRM again.`,
});
const notItsType = (name: string): Sentence => ({
  "zh-CN": `发票附件“${name}”的内容与其文件类型不符，邮件未发出：请在 CRM 中换成正确的文件。`,
  en: `The invoice's file "${name}" is not what its name says, and nothing was sent: replace it in the CRM.`,
});

/** A file that left, or may have left, with an earlier attempt. */
export interface FilePinned {
  readonly fileId: string;
  readonly invoiceId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * What is sent again carries what the first attempt carried: null, or one sentence when the files of an invoice that it
 * still names are others by now.
 */
export function changedSince(
  pinned: readonly FilePinned[],
  now: readonly FilePinned[],
  invoiceIds: readonly string[],
): Sentence | null {
  const told = new Set(pinned.map(({ invoiceId }) => invoiceId));
  const mark = ({ fileId, sha256 }: FilePinned) => `${fileId}/${sha256}`;
  const marks = (files: readonly FilePinned[], invoiceId: string) =>
    files
      .filter((file) => file.invoiceId === invoiceId)
      .map(mark)
      .sort()
      .join();
  const other = [...told].find((id) => invoiceIds.includes(id) && marks(pinned, id) !== marks(now, id));
  const { name = "" } = pinned.find(({ invoiceId }) => invoiceId === other) ?? {};
  return other === undefined ? null : changed(name);
}

const changed = (name: string): Sentence => ({
  "zh-CN": `邮件首次尝试发送后，发票附件“${name}”已更换，未再次发出：请核对文件，下一轮催款将按新文件发送。`,
  en: `The invoice's file "${name}" changed after this mail was first tried, so it was not tried again: look at the file; the next round writes a new mail with it.`,
});

/** The CRM says no, by this word of its own. */
export const notHandedOver = (code: string): Sentence => ({
  "zh-CN": `CRM 拒绝提供发票附件（${code}），邮件未发出：请让管理员重新连接 CRM，并确认该连接可读取附件。`,
  en: `The CRM does not hand over the invoices' files (${code}), and nothing was sent: have an administrator connect it again, with leave to read attachments.`,
});
