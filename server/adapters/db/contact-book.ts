import { sql, type Transaction } from "kysely";
import { nothingChosen } from "../../../shared/contact/chosen-limits.ts";
import type { ChosenLimits } from "../../../shared/contact/chosen-limits.ts";
import type { Beyond } from "../../../shared/contact/contract.ts";
import type { BeyondLine, ContactBook, ContactWish, Person, WrongAddress } from "../../contact/ports.ts";
import { addAct } from "./activation-rows.ts";
import { dayOrNullTo } from "./columns.ts";
import { contactRecords, preferenceFrom, preferenceOf, type PreferenceRow } from "./contact-rows.ts";
import { mergedInto, sameDebtor } from "./merged-rows.ts";
import { addOptIns, addOptOuts, readOptOuts } from "./opt-out-rows.ts";
import { writebackQueue } from "./outbox-rows.ts";
import type { Database } from "./schema.ts";
import { thirdPartyRows } from "./third-party-rows.ts";

type Tx = Transaction<Database>;

/** How contacts may be reached: what people wrote down, and what an admin chose. */
export function contactBook(tx: Tx, orgId: string): ContactBook {
  return {
    ...contactRecords(tx, orgId),
    ...wrongRows(tx, orgId),
    ...chosenRows(tx, orgId),
    ...thirdPartyRows(tx, orgId),
    ...writebackQueue(tx, orgId),
    async orgZone() {
      const org = tx.selectFrom("org").select("time_zone").where("org_id", "=", orgId);
      return (await org.executeTakeFirstOrThrow()).time_zone;
    },
    async lockAccount(accountId) {
      const row = await tx
        .selectFrom("account")
        .select("owner_id")
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("state", "=", "active")
        .forUpdate()
        .executeTakeFirst();
      return row === undefined ? null : { ownerId: row.owner_id };
    },
    people: (accountId) => people(tx, orgId, accountId),
    optOuts: async (accountId) => readOptOuts(tx, orgId, accountId, await mergedInto(tx, orgId, [accountId])),
    optOut: (rows, at) => addOptOuts(tx, orgId, rows, at),
    optIn: (optOutIds, renewed, at) => addOptIns(tx, orgId, optOutIds, renewed, at),
    wishes: (at) => wishesOn(tx, orgId, at),
    beyond: (since) => beyondSince(tx, orgId, since),
    async savePreference(accountId, contactId, preference, by, at) {
      const its = { org_id: orgId, account_id: accountId, contact_id: contactId };
      // One that came with a merged account is replaced with its own.
      await tx
        .deleteFrom("contact_preference")
        .where("org_id", "=", orgId)
        .where("account_id", "in", await sameDebtor(tx, orgId, accountId))
        .where("contact_id", "=", contactId)
        .execute();
      if (preference === null) return;
      const values = {
        weekdays: preference.weekdays.map(String),
        from_minute: preference.fromMinute,
        to_minute: preference.toMinute,
        ways: [...preference.ways],
        refused: [...preference.refused],
        until_on: dayOrNullTo(preference.until),
        note: preference.note,
        by_user: by.userId,
        by_name: by.userName,
        saved_at: at,
      };
      await tx
        .insertInto("contact_preference")
        .values({ ...its, ...values })
        .execute();
    },
    async wake(accountId, at) {
      let waiting = tx
        .updateTable("dispatch")
        .set({ not_before: at, reason: null })
        .where("org_id", "=", orgId)
        .where("state", "in", ["planned", "deferred"])
        .where("reason", "in", ["opted-out", "wrong-contact", "preference", "contact-limit", "quiet-hours"]);
      if (accountId !== null) waiting = waiting.where("account_id", "=", accountId);
      await waiting.execute();
    },
    addAct: (act) => addAct(tx, orgId, act),
  };
}

async function people(tx: Tx, orgId: string, accountId: string): Promise<readonly Person[]> {
  const { rows } = await sql<
    {
      contact_id: string;
      name: string;
      email: string | null;
      phone: string | null;
      country: string | null;
      region: string | null;
      note: string | null;
    } & PreferenceRow
  >`
    SELECT c.contact_id, c.name, c.email, coalesce(c.mobile, c.phone) AS phone, a.country,
      (SELECT region FROM sms_sender WHERE org_id = ${orgId}) AS region,
      p.weekdays, p.from_minute, p.to_minute, p.ways, p.refused, p.until_on, p.note
    FROM contact c LEFT JOIN account a ON a.org_id = c.org_id AND a.account_id = c.account_id
    ${preferenceOf(sql`c.contact_id`, sql`${await sameDebtor(tx, orgId, accountId)}::text[]`, orgId)}
    WHERE c.org_id = ${orgId} AND c.account_id = ${accountId} AND c.state = 'active'
    ORDER BY CASE c.role WHEN 'billing' THEN 0 WHEN 'finance_lead' THEN 1 WHEN 'executive' THEN 3 ELSE 2 END,
      c.contact_id LIMIT 50`.execute(tx);
  return rows.map((row) => {
    const preference = preferenceFrom(row);
    return {
      contactId: row.contact_id,
      name: row.name,
      email: row.email,
      phone: row.phone,
      country: row.country,
      region: row.region,
      preference: preference && { ...preference, note: row.note ?? "" },
    };
  });
}

const WISHES_SHOWN = 200;

async function wishesOn(tx: Tx, orgId: string, at: Date): Promise<readonly ContactWish[]> {
  const { rows } = await sql<
    PreferenceRow &
      Pick<
        ContactWish,
        "accountId" | "accountName" | "contactId" | "contactName" | "note" | "byName" | "savedAt"
      >
  >`
    SELECT p.account_id AS "accountId", coalesce(a.name, '') AS "accountName", p.contact_id AS "contactId",
      c.name AS "contactName", p.weekdays, p.from_minute, p.to_minute, p.ways, p.refused, p.until_on, p.note,
      p.by_name AS "byName", p.saved_at AS "savedAt"
    FROM contact_preference p
    JOIN org o ON o.org_id = p.org_id
    JOIN contact c ON c.org_id = p.org_id AND c.contact_id = p.contact_id AND c.state = 'active'
    LEFT JOIN account a ON a.org_id = p.org_id AND a.account_id = p.account_id
    WHERE p.org_id = ${orgId}
      AND (p.until_on IS NULL OR p.until_on >= (${at}::timestamptz AT TIME ZONE o.time_zone)::date)
    ORDER BY p.saved_at DESC, p.account_id, p.contact_id LIMIT ${WISHES_SHOWN}`.execute(tx);
  return rows.flatMap(({ weekdays, from_minute, to_minute, ways, refused, until_on, ...rest }) => {
    const preference = preferenceFrom({ weekdays, from_minute, to_minute, ways, refused, until_on });
    return preference === null ? [] : { ...preference, ...rest };
  });
}

const BEYOND_SHOWN = 200;

async function beyondSince(tx: Tx, orgId: string, since: Date): Promise<readonly BeyondLine[]> {
  const { rows } = await sql<Omit<BeyondLine, keyof Beyond> & { readonly beyond: Beyond }>`
    SELECT f.followup_id AS "followupId", f.account_id AS "accountId", coalesce(a.name, '') AS "accountName",
      f.kind AS way, f.happened_at AS "happenedAt", f.by_name AS "byName", f.note, f.body->'beyond' AS beyond
    FROM followup f LEFT JOIN account a ON a.org_id = f.org_id AND a.account_id = f.account_id
    WHERE f.org_id = ${orgId} AND f.body->'beyond' IS NOT NULL AND f.happened_at > ${since}
      AND NOT EXISTS (SELECT 1 FROM followup later WHERE later.org_id = f.org_id
        AND later.account_id = f.account_id AND later.supersedes = f.followup_id)
    ORDER BY f.happened_at DESC, f.followup_id LIMIT ${BEYOND_SHOWN}`.execute(tx);
  return rows.map(({ beyond, ...line }) => ({ ...line, ...beyond }));
}

/** An address as it is compared, of a message and of a contact. */
const ENDING = sql.raw("right(regexp_replace(coalesce(c.mobile, c.phone), '[^0-9]', '', 'g'), 8)");

function wrongRows(
  tx: Tx,
  orgId: string,
): Pick<ContactBook, "wrongAddresses" | "addWrong" | "sentTo" | "verify"> {
  return {
    async wrongAddresses(accountId) {
      const { rows } = await sql<WrongAddress>`
        SELECT DISTINCT ON (address) address, reason, by_name AS by, reported_at_account <> account_id AS elsewhere
        FROM wrong_contact WHERE org_id = ${orgId} AND account_id = ANY(${await sameDebtor(tx, orgId, accountId)}::text[])
          AND verified_at IS NULL
        ORDER BY address, at DESC`.execute(tx);
      return rows;
    },
    async addWrong(accountId, { reportId, contactId, addresses, reason }, by, at) {
      const { rows } = await sql<{ account_id: string }>`
        INSERT INTO wrong_contact (org_id, report_id, account_id, address, contact_id, reported_at_account, reason,
          by_user, by_name, at)
        SELECT DISTINCT ON (c.account_id, a.address) ${orgId}::bigint, ${reportId}::text, c.account_id, a.address,
          c.contact_id, ${accountId}::text, ${reason}::text, ${by.userId}::text, ${by.userName}::text,
          ${at}::timestamptz
        FROM contact c JOIN unnest(${[...addresses]}::text[]) AS a(address)
          ON lower(c.email) = a.address OR ${ENDING} = a.address
        WHERE c.org_id = ${orgId}
        ORDER BY c.account_id, a.address, (c.contact_id = ${contactId}) DESC
        ON CONFLICT DO NOTHING RETURNING account_id`.execute(tx);
      return [...new Set(rows.map((row) => row.account_id))];
    },
    async sentTo(accountId, addresses) {
      const { rows } = await sql<{ messages: string }>`
        SELECT count(*) AS messages FROM dispatch
        WHERE org_id = ${orgId} AND account_id = ${accountId} AND NOT rehearsed AND state IN ('sent', 'in_doubt')
          AND CASE WHEN channel = 'sms' THEN right(recipient, 8) ELSE lower(recipient) END
            = ANY(${[...addresses]})`.execute(tx);
      return Number(rows[0]?.messages ?? 0);
    },
    async verify(accountId, addresses, by, at) {
      await tx
        .updateTable("wrong_contact")
        .set({ verified_by: by, verified_at: at })
        .where("org_id", "=", orgId)
        .where("account_id", "in", await sameDebtor(tx, orgId, accountId))
        .where("address", "in", [...addresses, ""])
        .where("verified_at", "is", null)
        .execute();
    },
  };
}

function chosenRows(tx: Tx, orgId: string): Pick<ContactBook, "chosen" | "saveChosen" | "countries"> {
  return {
    async chosen() {
      const row = await tx
        .selectFrom("contact_limits")
        .selectAll()
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { chosen: { ...nothingChosen, ...(row.chosen as ChosenLimits) }, by: row.by_name };
    },
    async saveChosen(chosen, by, at) {
      const values = {
        chosen: JSON.stringify(chosen),
        by_user: by.userId,
        by_name: by.userName,
        saved_at: at,
      };
      await tx
        .insertInto("contact_limits")
        .values({ org_id: orgId, ...values })
        .onConflict((same) => same.column("org_id").doUpdateSet(values))
        .execute();
    },
    async countries() {
      const { rows } = await sql<{ country: string | null; debtors: string }>`
        SELECT country, count(*) AS debtors FROM account
        WHERE org_id = ${orgId} AND state = 'active' GROUP BY country`.execute(tx);
      return rows.map(({ country, debtors }) => ({ country, debtors: Number(debtors) }));
    },
  };
}
