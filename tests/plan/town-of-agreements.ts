import type { Desks } from "../../server/compose.ts";
import { viewAccount } from "../../server/account/index.ts";
import { explainDay, planDay } from "../../server/dunning/index.ts";
import type { Author } from "../../server/followup/index.ts";
import { judgePlans } from "../../server/plan/index.ts";
import { judgePromises } from "../../server/promise/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addAccount, addOrg, rowsOf } from "../credit/rows.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

export const ORG = "91";
export const ACCOUNT = "7001";
export const author: Author = { orgId: ORG, accountId: ACCOUNT, userId: "5", userName: "李倩" };

/** One org that rehearses, one account with an owner and a contact, and a clock that stories move. */
export async function openTown() {
  const database: TestDatabase = await openTestDatabase();
  let at = new Date("2024-04-10T02:00:00Z");
  const whole = await desksOver(database);
  const now = () => at;
  const { followup, dispute, plan, withdrawals, previews, planVerdicts, promise, dunning, account } = whole;
  const desks: Desks = {
    ...whole,
    followup: { ...followup, now },
    dispute: { ...dispute, now },
    plan: { ...plan, now },
    withdrawals: { ...withdrawals, now },
    previews: { ...previews, now },
    planVerdicts: { ...planVerdicts, now },
    promise: { ...promise, now },
    dunning: { ...dunning, now },
    account: { ...account, now },
  };
  const sql = <T extends object = Record<string, string>>(text: string, ...values: unknown[]) =>
    rowsOf<T & Record<string, unknown>>(database.ownerPool, ORG, text, [ORG, ...values]);
  await addOrg(database.ownerPool, ORG);
  await addAccount(database.ownerPool, ORG, ACCOUNT, "CNY", null);
  await sql("UPDATE account SET owner_id = '77', language = 'en' WHERE org_id = $1");
  await sql(
    "INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at) VALUES ($1, '801', '7001', 'Wang Fang', 'ap@buyer.example', 'billing', now())",
  );
  await sql(
    "INSERT INTO crm_user (org_id, user_id, name, profile, active) VALUES ($1, '55', 'Zhao Min', 'Standard', true), ($1, '56', 'Gone', 'Standard', false)",
  );

  /** Ten in the morning of that day in Shanghai, with the CRM just read. */
  const dawn = async (on: string): Promise<void> => {
    at = new Date(`${on}T02:00:00Z`);
    for (const source of ["accounts", "contacts", "invoices", "payments"])
      await sql(
        `INSERT INTO sync_cursor (org_id, source, last_ok_at) VALUES ($1, $2, $3)
         ON CONFLICT (org_id, source) DO UPDATE SET last_ok_at = $3`,
        source,
        at,
      );
  };
  return {
    pool: database.ownerPool,
    desks,
    sql,
    dawn,
    /** The day's verdicts and plans; what it decided about the account, in a word. */
    async round(on: string): Promise<string> {
      await dawn(on);
      await judgePromises(ORG, toDay(on), desks.promise);
      await judgePlans(ORG, toDay(on), desks.planVerdicts);
      const [line] = await explainDay(ORG, toDay(on), desks.dunning);
      await planDay(ORG, toDay(on), desks.dunning);
      if (line === undefined) return "rest";
      return line.outcome === "remind"
        ? `${line.step} ${line.asked}`
        : `hold ${line.reason} ${line.until ?? ""}`.trim();
    },
    view: async () => {
      const view = await viewAccount({ ...author, role: "collector" }, desks.account);
      if (!view.ok) throw new Error(view.because);
      return view.value;
    },
    close: async () => {
      desks.closeMail();
      await database.drop();
    },
  };
}
