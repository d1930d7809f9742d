import { askProven } from "./ask-proven.ts";
import { MODULE } from "./field-names.ts";
import { listOf } from "./invoice-files.ts";
import type { WriteOptions } from "./write-records.ts";

/** Somebody waits at a form for it. */
const DEADLINE_MS = 10_000;

export interface AccountFiles {
  /** An account's attachments; null when the CRM does not say. */
  list(orgId: string, accountId: string): Promise<readonly { fileId: string; name: string }[] | null>;
}

/** The attachments of accounts, listed through the CRM's SDK: what is in them stays there. */
export function accountFiles(options: WriteOptions): AccountFiles {
  const ask = askProven({ ...options, deadlineMs: DEADLINE_MS }, MODULE.accounts);
  return {
    async list(orgId, accountId) {
      try {
        const files = await ask(orgId, (Z) => listOf(Z, MODULE.accounts, accountId));
        return files.ok ? files.value : null;
      } catch {
        // Whoever writes the entry is told; without a file it can be saved at once.
        return null;
      }
    },
  };
}
