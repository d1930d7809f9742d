import type { Selectable, Transaction } from "kysely";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { LetterBook } from "../../letter/ports.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import { dunningBook } from "./dunning-rows.ts";
import type { Database, LetterTable } from "./schema.ts";

/** Formal letters: what proposes them, and what was approved. */
export function letterBook(tx: Transaction<Database>, orgId: string): LetterBook {
  return {
    dunning: dunningBook(tx, orgId),
    async org() {
      const row = await tx
        .selectFrom("org")
        .select("time_zone")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { timeZone: row.time_zone };
    },
    async proposal(id) {
      const row = await tx
        .selectFrom("dispatch as d")
        .innerJoin("account as a", (on) =>
          on.onRef("a.org_id", "=", "d.org_id").onRef("a.account_id", "=", "d.account_id"),
        )
        .select(["d.account_id", "a.name", "d.currency", "d.step"])
        .where("d.org_id", "=", orgId)
        .where("d.dispatch_id", "=", id)
        .where("d.channel", "=", "demand-letter")
        .where("d.rehearsed", "=", false)
        .executeTakeFirst();
      if (row === undefined) return null;
      const currency = parseCurrency(row.currency);
      assert(currency.ok, "a message was planned in a currency that exists");
      return { accountId: row.account_id, account: row.name, currency: currency.value, step: row.step };
    },
    async approved(id) {
      const row = await tx
        .selectFrom("letter")
        .selectAll()
        .where("org_id", "=", orgId)
        .where("dispatch_id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : approvedFrom(row);
    },
    async newest(most) {
      const rows = await tx
        .selectFrom("letter as l")
        .innerJoin("account as a", (on) =>
          on.onRef("a.org_id", "=", "l.org_id").onRef("a.account_id", "=", "l.account_id"),
        )
        .select(["l.dispatch_id", "a.name", "l.subject", "l.by_name", "l.at"])
        .where("l.org_id", "=", orgId)
        .orderBy("l.at", "desc")
        .orderBy("l.dispatch_id")
        .limit(most)
        .execute();
      return rows.map((row) => ({
        id: row.dispatch_id,
        account: row.name,
        subject: row.subject,
        by: row.by_name,
        at: row.at,
      }));
    },
    async keep({ id, accountId, text, askedMinor, asOf, by, ...letter }) {
      await tx
        .insertInto("letter")
        .values({
          ...letter,
          org_id: orgId,
          dispatch_id: id,
          account_id: accountId,
          body_text: text,
          asked_minor: askedMinor,
          as_of: dayTo(asOf),
          by_user: by.userId,
          by_name: by.userName,
        })
        .execute();
    },
  };
}

const approvedFrom = (row: Selectable<LetterTable>) => ({
  id: row.dispatch_id,
  accountId: row.account_id,
  language: row.language,
  subject: row.subject,
  html: row.html,
  text: row.body_text,
  askedMinor: minorFrom(row.asked_minor),
  currency: row.currency,
  asOf: dayFrom(row.as_of),
  digest: row.digest,
  by: { userId: row.by_user, userName: row.by_name },
  at: row.at,
});
