import { sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

/** A request by hashes of its name and of what it asks, and who does it. */
export interface NamedRequest {
  readonly keyHash: string;
  readonly requestHash: string;
  readonly asker: string;
}

export interface SealedAnswer {
  readonly status: number;
  readonly type: string;
  readonly bodySealed: string;
}

export type Met =
  | { readonly kind: "first" | "under-way" | "other-request" }
  | ({ readonly kind: "answered" } & SealedAnswer);

/** Longer than any statement may take: who has not answered by then is dead. */
const LEASE = sql.lit("60 seconds");
const KEPT = sql.lit("24 hours");

interface Row {
  readonly request_hash: string;
  readonly status: number | null;
  readonly type: string | null;
  readonly body_sealed: string | null;
  readonly is_held: boolean;
}

/** What was answered to requests that had a name, for a day. */
export function answerRows(tx: Transaction<Database>, orgId: string) {
  return {
    /** Whoever meets nobody, or somebody who died over it, is the first and does what is asked. */
    async meet({ keyHash, requestHash, asker }: NamedRequest): Promise<Met> {
      await sql`DELETE FROM kept_answer
        WHERE org_id = ${orgId} AND asked_at < clock_timestamp() - ${KEPT}::interval`.execute(tx);
      const taken =
        await sql`INSERT INTO kept_answer (org_id, key_hash, request_hash, asked_at, asker, lease_until)
        VALUES (${orgId}, ${keyHash}, ${requestHash}, clock_timestamp(), ${asker}, clock_timestamp() + ${LEASE}::interval)
        ON CONFLICT DO NOTHING`.execute(tx);
      if (taken.numAffectedRows === 1n) return { kind: "first" };
      const { rows } = await sql<Row>`SELECT request_hash, status, type, body_sealed,
          coalesce(lease_until > clock_timestamp(), false) AS is_held
        FROM kept_answer WHERE org_id = ${orgId} AND key_hash = ${keyHash} FOR UPDATE`.execute(tx);
      const [row] = rows;
      // It was given up between the two looks: the next one is the first.
      if (row === undefined) return { kind: "under-way" };
      if (row.request_hash !== requestHash) return { kind: "other-request" };
      if (row.status !== null)
        return {
          kind: "answered",
          status: row.status,
          type: row.type ?? "",
          bodySealed: row.body_sealed ?? "",
        };
      if (row.is_held) return { kind: "under-way" };
      await sql`UPDATE kept_answer SET asker = ${asker}, lease_until = clock_timestamp() + ${LEASE}::interval
        WHERE org_id = ${orgId} AND key_hash = ${keyHash}`.execute(tx);
      return { kind: "first" };
    },
    async keep({ keyHash, asker }: NamedRequest, answer: SealedAnswer): Promise<void> {
      await sql`UPDATE kept_answer SET status = ${answer.status}, type = ${answer.type},
          body_sealed = ${answer.bodySealed}, asker = NULL, lease_until = NULL
        WHERE org_id = ${orgId} AND key_hash = ${keyHash} AND asker = ${asker}`.execute(tx);
    },
    /** Nothing came of it: whoever asks again is the first. */
    async forget({ keyHash, asker }: NamedRequest): Promise<void> {
      await sql`DELETE FROM kept_answer
        WHERE org_id = ${orgId} AND key_hash = ${keyHash} AND asker = ${asker}`.execute(tx);
    },
  };
}
