import type { Selectable, Transaction } from "kysely";
import type { GroupBook, PayerChoice } from "../../group/ports.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { readGrouping } from "./family-rows.ts";
import type { Database, GroupPayerTable } from "./schema.ts";

/** A page names no more of them. */
const NAMED = 20;

type Tx = Transaction<Database>;

/** Account groups and who pays for them, inside one tenant's transaction. */
export function groupBook(tx: Tx, orgId: string): GroupBook {
  const account = (accountId: string) =>
    tx
      .selectFrom("account")
      .select("name")
      .where("org_id", "=", orgId)
      .where("account_id", "=", accountId)
      .where("state", "=", "active")
      .executeTakeFirst();
  const named = async (accountIds: readonly string[]) => {
    const rows = await tx
      .selectFrom("account")
      .select(["account_id", "name"])
      .where("org_id", "=", orgId)
      .where("account_id", "in", [...accountIds])
      .orderBy("name")
      .orderBy("account_id")
      .limit(NAMED)
      .execute();
    return rows.map(({ account_id: accountId, name }) => ({ accountId, name }));
  };
  return {
    async org() {
      const row = await tx
        .selectFrom("org")
        .select("time_zone")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { timeZone: row.time_zone };
    },
    knows: async (accountId) => (await account(accountId)) !== undefined,
    async group(accountId, asOf) {
      const { families, payerOf } = await readGrouping(tx, orgId, [accountId], asOf);
      const rootId = families.rootOf(accountId);
      if (rootId === null) return null;
      const latest = await choicesOf(tx, orgId)
        .where("root_id", "=", rootId)
        .orderBy("from_on", "desc")
        .orderBy("at", "desc")
        .orderBy("choice_id")
        .limit(1)
        .executeTakeFirst();
      const members = families.membersOf(rootId);
      return {
        root: { accountId: rootId, name: (await account(rootId))?.name ?? rootId },
        accounts: members.length,
        members: accountId === rootId ? await named(members.filter((each) => each !== rootId)) : [],
        together: members.some((each) => each !== rootId && payerOf(each) === rootId),
        choice: latest === undefined ? null : choiceFrom(latest),
      };
    },
    ...choiceRows(tx, orgId),
  };
}

/** Who said that a head office pays: only added. */
function choiceRows(tx: Tx, orgId: string): Pick<GroupBook, "choice" | "addChoice"> {
  return {
    async choice(choiceId) {
      const row = await choicesOf(tx, orgId).where("choice_id", "=", choiceId).executeTakeFirst();
      return row === undefined ? null : choiceFrom(row);
    },
    async addChoice({ choiceId, rootId, together, reason, fromOn, by }, at) {
      const added = await tx
        .insertInto("group_payer")
        .values({
          org_id: orgId,
          choice_id: choiceId,
          root_id: rootId,
          together,
          reason,
          from_on: dayTo(fromOn),
          by_user: by.userId,
          by_name: by.userName,
          at,
        })
        .onConflict((same) => same.doNothing())
        .returning("choice_id")
        .executeTakeFirst();
      return added !== undefined;
    },
  };
}

const choicesOf = (tx: Tx, orgId: string) =>
  tx.selectFrom("group_payer").selectAll().where("org_id", "=", orgId);

const choiceFrom = (row: Selectable<GroupPayerTable>): PayerChoice => ({
  choiceId: row.choice_id,
  rootId: row.root_id,
  together: row.together,
  reason: row.reason,
  fromOn: dayFrom(row.from_on),
  by: { userId: row.by_user, userName: row.by_name },
});
