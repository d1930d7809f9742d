import { sql, type Transaction } from "kysely";
import type { PayDetails } from "../../../shared/dunning/templates/message-fields.ts";
import { NO_PAY_DETAILS } from "../../../shared/wording/check-pay-details.ts";
import type { OwnWording } from "../../../shared/wording/wording.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** By the id of the newest row: rows are only added, so whoever has the same newest row has the same words. */
const known = new Map<string, readonly OwnWording[]>();
/** Every claim asks for them, and a server has few orgs at once. */
const MOST_KNOWN = 200;

/** The words in force; `newest`: the id of the newest row of the org, null when there is none. */
export async function wordingsInForce(
  tx: Tx,
  orgId: string,
  newest: string | null,
): Promise<readonly OwnWording[]> {
  if (newest === null) return [];
  const before = known.get(newest);
  if (before !== undefined) return before;
  const wordings = (await readWordings(tx, orgId)).map(({ at: _at, by: _by, ...wording }) => wording);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(newest, wordings);
  return wordings;
}

/** Its id, as part of another look at the org. */
export const newestWording = (orgId: string) =>
  sql<
    string | null
  >`(SELECT wording_id FROM wording_version WHERE org_id = ${orgId} ORDER BY version DESC LIMIT 1)`;

export async function readWordings(
  tx: Tx,
  orgId: string,
): Promise<readonly (OwnWording & { readonly at: Date; readonly by: string })[]> {
  const rows = await tx
    .selectFrom("wording_version")
    .selectAll()
    .distinctOn(["letter", "segment", "tone", "language"])
    .where("org_id", "=", orgId)
    .orderBy("letter")
    .orderBy("segment")
    .orderBy("tone")
    .orderBy("language")
    .orderBy("version", "desc")
    .execute();
  return rows.flatMap(
    ({ letter, segment, tone, language, version, subject, body, approved_code, at, by_name }) =>
      subject === null || body === null
        ? []
        : [
            {
              version,
              place: { letter, segment, tone, language },
              subject,
              body,
              approvedCode: approved_code,
              at,
              by: by_name,
            },
          ],
  );
}

/** How the org is paid, as org.settings has it. */
export function payIn(settings: unknown): PayDetails {
  const { pay } = settings as { readonly pay?: PayDetails };
  return pay ?? NO_PAY_DETAILS;
}
