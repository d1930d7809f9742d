import { sql, type Transaction } from "kysely";
import type { FilePinned, FilesRule } from "../../../shared/dunning/attached-files.ts";
import type { AdminAct } from "../../activation/ports.ts";
import type { FilesBook } from "../../settings/ports.ts";
import { addAct } from "./activation-rows.ts";
import { senderIn } from "./org-rows.ts";
import type { Database } from "./schema.ts";

/** Which files of the invoices mails carry, as org.settings has it; nothing when they carry none. */
export function filesIn(settings: unknown): { readonly files?: FilesRule } {
  const { files } = settings as { readonly files?: FilesRule | null };
  return files ? { files } : {};
}

export function filesRows(tx: Transaction<Database>, orgId: string): FilesBook {
  return {
    async filesRule() {
      const row = await tx
        .selectFrom("org")
        .select("settings")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return filesIn(row.settings).files ?? null;
    },
    async saveFilesRule(files) {
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ files })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
    },
    async sendsByCrm() {
      const row = await tx
        .selectFrom("org")
        .select("settings")
        .where("org_id", "=", orgId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      return senderIn(row.settings, "")?.by === "zoho";
    },
    noteChange: (change) =>
      addAct(tx, orgId, {
        ...change,
        kind: "settings-set",
        about: null,
        body: change.body as AdminAct["body"],
      }),
  };
}

/** What a mail carries whose sending begins in this transaction. */
export async function pinFiles(
  tx: Transaction<Database>,
  orgId: string,
  dispatchId: string,
  files: readonly FilePinned[],
): Promise<void> {
  await sql`UPDATE dispatch SET files = ${JSON.stringify(files)}::jsonb
    WHERE org_id = ${orgId} AND dispatch_id = ${dispatchId}`.execute(tx);
}

export async function readPinned(
  tx: Transaction<Database>,
  orgId: string,
  dispatchId: string,
): Promise<readonly FilePinned[]> {
  const row = await tx
    .selectFrom("dispatch")
    .select("files")
    .where("org_id", "=", orgId)
    .where("dispatch_id", "=", dispatchId)
    .executeTakeFirst();
  return row?.files ?? [];
}

/** The mail as text for a page: of the files in it their names, sizes and digests, instead of megabytes of base64. */
export function shownRaw(raw: Buffer | null, files: readonly FilePinned[] | null): string {
  if (raw === null) return "";
  const from = files === null ? -1 : raw.indexOf("\r\nContent-Disposition: attachment");
  if (files === null || from < 0) return raw.toString("utf8");
  const told = files.map(({ name, bytes, sha256 }) => `[${name}, ${bytes} bytes, SHA-256 ${sha256}]`);
  // A part begins with its boundary.
  const before = raw.subarray(0, raw.lastIndexOf("\r\n--", from));
  return `${before.toString("utf8")}\r\n\r\n${told.join("\r\n")}\r\n`;
}
