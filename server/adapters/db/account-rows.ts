import { sql, type Transaction } from "kysely";
import { type AccountViewBody, SOURCES } from "../../../shared/account/contract.ts";
import { isNoRun } from "../../../shared/activation/alarms.ts";
import { type Way, WAYS } from "../../../shared/contact/kinds.ts";
import { localMoment } from "../../../shared/kernel/local-moment.ts";
import type { AccountBook } from "../../account/ports.ts";
import { shownRaw } from "./files-rows.ts";
import { mergedInto, sameDebtor } from "./merged-rows.ts";
import { optOutsOf, stillOut } from "./opt-out-rows.ts";
import type { Database } from "./schema.ts";
import { readUserNames } from "./user-names.ts";

type Tx = Transaction<Database>;

/** What the account page reads of its own: the rest comes from the slices' books. */
export function accountBook(
  tx: Tx,
  orgId: string,
): Omit<AccountBook, "credit" | "dunning" | "forecast" | "limit" | "log" | "group"> {
  return {
    async message(accountId, dispatchId) {
      const ids = await sameDebtor(tx, orgId, accountId);
      const row = await tx
        .selectFrom("dispatch as d")
        .innerJoin("org as o", "o.org_id", "d.org_id")
        .select([
          "d.dispatch_id",
          "d.subject",
          "d.recipient",
          "d.body_text",
          "d.raw",
          "d.files",
          "d.raw_sha256",
          "d.ended_at",
          "d.state",
          "o.time_zone",
        ])
        .where("d.org_id", "=", orgId)
        .where(sql<boolean>`(d.account_id = ANY(${ids}::text[]) OR d.member_ids && ${ids}::text[])`)
        .where("d.dispatch_id", "=", dispatchId)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        dispatchId,
        subject: row.subject ?? "",
        recipient: row.recipient ?? "",
        text: row.body_text ?? "",
        raw: shownRaw(row.raw, row.files),
        sha256: row.raw_sha256 ?? "",
        sentAt: row.state === "sent" ? row.ended_at && localMoment(row.ended_at, row.time_zone) : null,
      };
    },
    userNames: (userIds) => readUserNames(tx, orgId, userIds),
    ...peopleRows(tx, orgId),
    ...trustRows(tx, orgId),
  };
}

/** How far what is shown may be believed. */
function trustRows(tx: Tx, orgId: string): Pick<AccountBook, "alarms" | "freshness"> {
  return {
    async alarms(at) {
      const rung = await tx
        .selectFrom("alarm")
        .select("kind")
        .where("org_id", "=", orgId)
        .where("ended_at", "is", null)
        .orderBy("began_at")
        .execute();
      const ran = await tx
        .selectFrom("org as o")
        .leftJoin("round as r", "r.org_id", "o.org_id")
        .select((each) => each.fn.coalesce(each.fn.max("r.finished_at"), "o.created_at").as("at"))
        .where("o.org_id", "=", orgId)
        .groupBy("o.created_at")
        .executeTakeFirstOrThrow();
      const kinds = new Set(rung.map(({ kind }) => kind));
      if (isNoRun((at.getTime() - ran.at.getTime()) / 60_000)) kinds.add("no-run");
      return [...kinds];
    },
    async freshness() {
      const rows = await tx
        .selectFrom("sync_cursor as c")
        .innerJoin("org as o", "o.org_id", "c.org_id")
        .select(["c.source", "c.last_ok_at", "o.time_zone"])
        .where("c.org_id", "=", orgId)
        .execute();
      const readAt = new Map(
        rows.map((row) => [row.source, row.last_ok_at && localMoment(row.last_ok_at, row.time_zone)]),
      );
      return SOURCES.map((source) => ({ source, readAt: readAt.get(source) ?? null }));
    },
  };
}

/** Who the customer is, and whom one speaks to there. */
function peopleRows(tx: Tx, orgId: string): Pick<AccountBook, "header" | "contacts"> {
  return {
    async header(accountId) {
      const row = await tx
        .selectFrom("account as a")
        .leftJoin("crm_user as u", (join) =>
          join.onRef("u.org_id", "=", "a.org_id").onRef("u.user_id", "=", "a.owner_id"),
        )
        .select([
          "a.name",
          "a.owner_id",
          "u.name as owner_name",
          "a.country",
          "a.no_reminders",
          "a.no_reminders_reason",
          "a.key_account",
        ])
        .where("a.org_id", "=", orgId)
        .where("a.account_id", "=", accountId)
        .where("a.state", "=", "active")
        .executeTakeFirst();
      if (row === undefined) return null;
      const noReminders = row.no_reminders ? (row.no_reminders_reason ?? "") : null;
      const { name, owner_id: ownerId, owner_name: ownerName, country } = row;
      const isKey = row.key_account === null ? {} : { keyAccount: row.key_account };
      return { name, ownerId, ownerName, country, noReminders, ...isKey };
    },
    contacts: (accountId) => contactsShown(tx, orgId, accountId),
  };
}

interface ShownRow {
  readonly contact_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: "billing" | "finance_lead" | "executive" | null;
  readonly refuses: Way[] | null;
}

async function contactsShown(tx: Tx, orgId: string, accountId: string): Promise<AccountViewBody["contacts"]> {
  const merged = await mergedInto(tx, orgId, [accountId]);
  const { rows } = await sql<ShownRow>`
    SELECT c.contact_id, c.name, c.email, c.phone, c.role, r.refuses FROM contact c
    LEFT JOIN LATERAL (SELECT array_agg(DISTINCT m.way) AS refuses FROM (${optOutsOf(orgId, merged)}) m
      WHERE m.purpose = 'reminder' AND m.ends_like IS NULL AND ${stillOut(orgId, "m")}) r ON true
    WHERE c.org_id = ${orgId} AND c.account_id = ${accountId} AND c.state = 'active'
    ORDER BY c.name`.execute(tx);
  return rows.map(({ contact_id, refuses, ...contact }) => ({
    contactId: contact_id,
    ...contact,
    ...(refuses && { refuses: WAYS.filter((way) => refuses.includes(way)) }),
  }));
}
