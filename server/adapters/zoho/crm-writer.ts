import type { CrmItem, CrmModule, CrmOutcome, CrmWriter } from "../../outbox/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import { MODULE } from "./field-names.ts";
import { toZoho, type ZohoWrite } from "./to-zoho.ts";
import { type WriteOptions, WRITE_SIZE, writeRecords } from "./write-records.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

export function createCrmWriter(options: WriteOptions): CrmWriter {
  const writeMany = async (orgId: string, items: readonly CrmItem[]): Promise<readonly CrmOutcome[]> => {
    const outcomes = new Map<CrmItem, CrmOutcome>();
    for (const [module, group] of grouped(items, (item) => item.module)) {
      const ready: { readonly item: CrmItem; readonly write: ZohoWrite }[] = [];
      for (const item of group) {
        const write = toZoho(module, item.externalId, item.record);
        if (write.ok) ready.push({ item, write: write.value });
        else outcomes.set(item, { kind: "rejected", reason: write.because });
      }
      for (let from = 0; from < ready.length; from += WRITE_SIZE) {
        const chunk = ready.slice(from, from + WRITE_SIZE);
        const results = await settled(
          options,
          orgId,
          module,
          chunk.map((each) => each.write),
        );
        for (const [index, { item }] of chunk.entries()) outcomes.set(item, results[index] ?? UNANSWERED);
      }
    }
    return items.map((item) => outcomes.get(item) ?? UNANSWERED);
  };
  return {
    writeMany,
    write: async (orgId, item) => (await writeMany(orgId, [item]))[0] ?? UNANSWERED,
  };
}

/** What changes a record that is there, and of which module. */
const CHANGED: Readonly<Partial<Record<CrmModule, string>>> = {
  Accounts: MODULE.accounts,
  Holds: MODULE.accounts,
  Limits: MODULE.accounts,
  DoneTasks: "Tasks",
};

const UNANSWERED: CrmOutcome = {
  kind: "deferred",
  reason: "The CRM said nothing about this record.",
  retryAfterMs: 60_000,
};

/** Whatever is thrown before or during the call leaves the records' fate open: they are asked about again. */
async function settled(
  options: WriteOptions,
  orgId: string,
  module: CrmModule,
  writes: readonly ZohoWrite[],
): Promise<readonly CrmOutcome[]> {
  try {
    return await writeRecords(
      options,
      orgId,
      CHANGED[module] ?? module,
      module in CHANGED ? "update" : "create",
      writes,
    );
  } catch (error) {
    if (error instanceof CrmFault && error.kind === "refused") throw error;
    const retryAfterMs = error instanceof CrmFault ? error.retryAfterMs : 30_000;
    return writes.map(() => ({ kind: "deferred", reason: reasonOf(error), retryAfterMs }));
  }
}

/** The SDK's errors carry requests with tokens in hidden places: only the message leaves. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown fault");
