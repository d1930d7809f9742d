import { createHash } from "node:crypto";
import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import type { FileListed } from "../../../shared/dunning/attached-files.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { FileContent, InvoiceFiles } from "../../dunning/ports.ts";
import { askProven } from "./ask-proven.ts";
import { CrmFault } from "./crm-fault.ts";
import { MODULE } from "./field-names.ts";
import { createGate } from "./gate.ts";
import { StaleToken } from "./proven-org.ts";
import type { ZohoSdk } from "./sdk.ts";
import type { WriteOptions } from "./write-records.ts";

/** Zoho hands out so many of a list at once; nobody attaches a second page of files to a letter. */
const PAGE = 200;
/** Mails with files in memory at once, in this process. */
const MAILS = 3;

/** The invoices' attachments through the CRM's SDK: they leave the house, so the CRM is proven to be the org's before. */
export function invoiceFiles(options: WriteOptions): InvoiceFiles {
  const mails = createGate(MAILS);
  const ask = askProven(options, MODULE.invoices);
  return {
    async list(orgId, invoiceIds) {
      const listed: FileListed[] = [];
      for (const invoiceId of invoiceIds) {
        const files = await ask(orgId, (Z) => listOf(Z, MODULE.invoices, invoiceId));
        if (!files.ok) return files;
        listed.push(...files.value.map((file) => ({ ...file, invoiceId })));
      }
      return ok(listed);
    },
    content: (orgId, file) => ask(orgId, (Z) => contentOf(Z, file)),
    inTurn: (work) => mails("", work),
  };
}

/** A record's attachments; or the CRM's word where it says no for good. */
export async function listOf(
  Z: ZohoSdk,
  module: string,
  recordId: string,
): Promise<Result<readonly Omit<FileListed, "invoiceId">[], string>> {
  const { GetAttachmentsParam, AttachmentsOperations, ResponseWrapper } = Z.Attachments;
  const params = new Z.ParameterMap();
  await params.add(GetAttachmentsParam.FIELDS, "id,File_Name,Size");
  await params.add(GetAttachmentsParam.PER_PAGE, PAGE);
  const response = await new AttachmentsOperations().getAttachments(BigInt(recordId), module, params);
  const answer: unknown = response.getObject();
  if (response.getStatusCode() === 204) return ok([]);
  if (answer instanceof Z.Attachments.APIException) return refuse(wordOfNo(response.getStatusCode(), answer));
  if (!(answer instanceof ResponseWrapper))
    throw new CrmFault("unreachable", "The CRM did not list the record's files.");
  return ok(
    answer.getData().map((file) => ({
      fileId: String(file.getId()),
      name: file.getFileName() ?? "",
      bytes: Number(file.getSize()),
    })),
  );
}

/** The CRM's word where it says no for good; throws where it may say yes to the next request. */
function wordOfNo(status: number, answer: Sdk.Attachments.APIException): string {
  const code = answer.getCode()?.getValue() ?? "unknown";
  if (status === 401 && code !== "OAUTH_SCOPE_MISMATCH") throw new StaleToken();
  if (status === 429 || status >= 500)
    throw new CrmFault("throttled", `The CRM answered ${status} ${code} about the record's files.`);
  return code;
}

async function contentOf(
  Z: ZohoSdk,
  { fileId, invoiceId }: Pick<FileListed, "fileId" | "invoiceId">,
): Promise<FileContent | null> {
  const operations = new Z.Attachments.AttachmentsOperations();
  const response = await operations.getAttachment(BigInt(fileId), BigInt(invoiceId), MODULE.invoices);
  const status = response.getStatusCode();
  const answer: unknown = response.getObject();
  if (status === 204) return null;
  if (answer instanceof Z.Attachments.APIException) {
    wordOfNo(status, answer);
    return null;
  }
  const stream: unknown =
    answer instanceof Z.Attachments.FileBodyWrapper ? answer.getFile().getStream() : null;
  if (status !== 200 || !Buffer.isBuffer(stream))
    throw new CrmFault("unreachable", `The CRM answered ${status} without the file.`);
  return {
    content: stream,
    length: stream.length,
    beginsHex: stream.subarray(0, 8).toString("hex"),
    sha256: createHash("sha256").update(stream).digest("hex"),
  };
}
