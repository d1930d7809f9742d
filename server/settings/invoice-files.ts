import type { PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { FilesBody } from "../../shared/settings/contract.ts";
import type { FilesRequest } from "../../shared/settings/request-contract.ts";
import type { Administrator, FilesDesk } from "./ports.ts";
import { filesMistake } from "./sound-crm-sender.ts";

/** Which files of the invoices the org's mails carry. */
export const readFiles = (orgId: string, desk: FilesDesk): Promise<FilesBody> =>
  desk.inTenant(orgId, async (book) => ({ rule: await book.filesRule() }));

/** From the next message on; what is being sent keeps what it was written with. */
export function saveFiles(
  admin: Administrator,
  { rule, reason }: FilesRequest,
  desk: FilesDesk,
): Promise<Result<FilesBody, PolicyRefusal>> {
  return desk.inTenant(admin.orgId, async (book) => {
    if (rule !== null && (await book.sendsByCrm())) return refuse(filesMistake("rule"));
    const body = { files: { from: await book.filesRule(), to: rule } };
    await book.saveFilesRule(rule);
    await book.noteChange({ actId: desk.newId(), reason, body, by: admin, at: desk.now() });
    return ok({ rule });
  });
}
