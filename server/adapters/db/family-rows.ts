import { sql, type RawBuilder, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import {
  type BrokenLink,
  type Families,
  familiesOf,
  noFamilies,
  type ParentLink,
} from "../../../shared/group/families.ts";
import { dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Which accounts belong together, and for which of them the head office pays. */
export interface Grouping {
  readonly families: Families;
  /** Who is written to for an account: itself, or the head office of its group. */
  payerOf(accountId: string): string;
  /** Some head office pays for others. */
  readonly anyTogether: boolean;
}

const APART: Grouping = { families: noFamilies, payerOf: (accountId) => accountId, anyTogether: false };

/** The families of these accounts, whole, or of all; on most days of most orgs there are none. */
export async function readGrouping(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
  asOf: Day,
): Promise<Grouping> {
  const links = await readLinks(tx, orgId, accountIds);
  if (links.length === 0) return APART;
  const families = familiesOf(links);
  const { rows } = await sql<{ root_id: string; together: boolean }>`
    SELECT DISTINCT ON (root_id) root_id, together FROM group_payer
    WHERE org_id = ${orgId} AND from_on <= ${dayTo(asOf)} ORDER BY root_id, from_on DESC, at DESC, choice_id`.execute(
    tx,
  );
  const together = new Set(rows.flatMap((row) => (row.together ? row.root_id : [])));
  const payerOf = (accountId: string): string => {
    const root = families.rootOf(accountId);
    return root !== null && together.has(root) ? root : accountId;
  };
  return { families, payerOf, anyTogether: together.size > 0 };
}

/** Parents that could not be followed, in an org that ever wrote to a head office for others; elsewhere nobody asks. */
export async function readBrokenLinks(
  tx: Tx,
  orgId: string,
): Promise<readonly (BrokenLink & { readonly name: string })[]> {
  const { rows } = await sql`SELECT FROM group_payer WHERE org_id = ${orgId} LIMIT 1`.execute(tx);
  if (rows.length === 0) return [];
  const links = await readLinks(tx, orgId, "all");
  const names = new Map(links.map(({ accountId, name }) => [accountId, name]));
  return familiesOf(links).broken.map((link) => ({ ...link, name: names.get(link.accountId) ?? "" }));
}

interface NamedLink extends ParentLink {
  readonly name: string;
}

async function readLinks(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
): Promise<readonly NamedLink[]> {
  const kin = accountIds === "all" ? null : kinOf(orgId, accountIds, sql`true`);
  const { rows } = await sql<NamedLink>`
    ${kin === null ? sql`` : sql`WITH RECURSIVE ${kin}`}
    SELECT a.account_id AS "accountId", a.parent_id AS "parentId", a.name, p.account_id IS NOT NULL AS held
    FROM account a
    LEFT JOIN account p ON p.org_id = a.org_id AND p.account_id = a.parent_id AND p.state = 'active'
    WHERE a.org_id = ${orgId} AND a.parent_id IS NOT NULL AND a.state = 'active'
      AND ${kin === null ? sql`true` : sql`a.account_id = ANY (ARRAY(SELECT account_id FROM kin))`}
    ORDER BY a.account_id`.execute(tx);
  return rows;
}

/** Everybody to whom one of these accounts is a parent, a child, or either of either; UNION ends where it has been. */
const kinOf = (
  orgId: string,
  accountIds: readonly string[],
  asked: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  kin(account_id) AS (
    SELECT unnest(${[...accountIds]}::text[])
    UNION
    SELECT near.account_id FROM kin k CROSS JOIN LATERAL (
      SELECT up.parent_id AS account_id FROM account up
        WHERE up.org_id = ${orgId} AND up.account_id = k.account_id AND up.parent_id IS NOT NULL AND up.state = 'active'
      UNION ALL
      SELECT down.account_id FROM account down
        WHERE down.org_id = ${orgId} AND down.parent_id = k.account_id AND down.state = 'active') near
    WHERE ${asked})`;

/**
 * Locks the accounts, and their whole families where anybody ever paid for others, always in the same order. Whoever
 * joins while it waits is locked as well.
 */
export async function lockFamilies(tx: Tx, orgId: string, accountIds: readonly string[]): Promise<void> {
  const anybodyPays = sql`EXISTS (SELECT FROM group_payer WHERE org_id = ${orgId})`;
  for (let held = 0; ; ) {
    const { rows } = await sql<{ account_id: string }>`
      WITH RECURSIVE ${kinOf(orgId, accountIds, anybodyPays)}
      SELECT account_id FROM account
      WHERE org_id = ${orgId} AND account_id = ANY (ARRAY(SELECT account_id FROM kin))
      ORDER BY account_id FOR UPDATE`.execute(tx);
    if (rows.length <= Math.max(accountIds.length, held)) return;
    held = rows.length;
  }
}
