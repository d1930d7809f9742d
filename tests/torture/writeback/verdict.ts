import type { CrmRecord, Org } from "../../../sandbox/world/index.ts";
import { withRawTenant } from "../../../server/adapters/db/with-tenant.ts";
import type { TestDatabase } from "../../support/store.ts";
import { agrees, type ExpectedRecord } from "./follow-up.ts";

/** Judged in the CRM; all but `records` must be nought. */
export interface Verdict {
  /** Records that were to be there. */
  readonly records: number;
  readonly missing: number;
  readonly doubled: number;
  /** Records of ours that nobody asked for. */
  readonly strangers: number;
  /** There, but saying something else or about somebody else. */
  readonly different: number;
  /** Given up for good although nothing was wrong with it. */
  readonly refused: number;
  readonly waiting: number;
  /** Our row names another record than the CRM has. */
  readonly misnamed: number;
}

const MODULES = ["Calls", "Tasks", "Notes"] as const;

export async function judgeWriteback(
  org: Org,
  orgId: string,
  database: TestDatabase,
  expected: readonly ExpectedRecord[],
): Promise<Verdict> {
  const there = new Map<string, CrmRecord[]>();
  for (const module of MODULES)
    for (const record of org.records.get(module)?.values() ?? []) {
      const key = `${module} ${String(record["huikuan__External_Id"])}`;
      there.set(key, [...(there.get(key) ?? []), record]);
    }
  const rows = await rowsOf(database, orgId);
  const named = new Map(rows.map(({ module, external_id, crm_id }) => [`${module} ${external_id}`, crm_id]));
  const keyOf = ({ module, externalId }: ExpectedRecord): string => `${module} ${externalId}`;
  const wanted = new Set(expected.map(keyOf));
  const found = (each: ExpectedRecord) => there.get(keyOf(each)) ?? [];
  return {
    records: expected.length,
    missing: expected.filter((each) => found(each).length === 0).length,
    doubled: expected.filter((each) => found(each).length > 1).length,
    strangers: [...there].flatMap(([key, records]) => (wanted.has(key) ? [] : records)).length,
    different: expected.filter((each) => found(each).some((record) => !agrees(record, each))).length,
    refused: rows.filter(({ state }) => state === "rejected").length,
    waiting: rows.filter(({ state }) => !["sent", "rejected"].includes(state)).length,
    misnamed: expected.filter((each) => found(each)[0]?.id !== named.get(keyOf(each))).length,
  };
}

export const isClean = ({ records, ...flaws }: Verdict): boolean =>
  records > 0 && Object.values(flaws).every((count) => count === 0);

interface Row {
  readonly module: string;
  readonly external_id: string;
  readonly state: string;
  readonly crm_id: string | null;
}

/** What the database knows of the copies; scores on their way to accounts are another matter. */
export async function rowsOf(database: TestDatabase, orgId: string): Promise<readonly Row[]> {
  const { rows } = await withRawTenant(database.pool, orgId, (client) =>
    client.query<Row>(
      `SELECT module, external_id, state, crm_id FROM writeback WHERE module = ANY($1) ORDER BY external_id`,
      [[...MODULES]],
    ),
  );
  return rows;
}
