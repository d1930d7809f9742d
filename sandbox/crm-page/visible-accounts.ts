import { canSee, type CrmRecord, type Org, type User } from "../world/index.ts";
import { fieldsOf } from "./host/host-answer.ts";

const byName = new Intl.Collator("zh-CN", { numeric: true });

/** The accounts a user may see whose name or number holds the words, by name. */
export function visibleAccounts(org: Org, user: User, search = ""): CrmRecord[] {
  const wanted = search.toLowerCase();
  const holds = (record: CrmRecord): boolean =>
    `${accountName(record)} ${String(record["Account_Number"] ?? "")}`.toLowerCase().includes(wanted);
  return [...(org.records.get("Accounts")?.values() ?? [])]
    .filter((record) => canSee(org, user, "Accounts", record) && holds(record))
    .sort((a, b) => byName.compare(accountName(a), accountName(b)));
}

export const accountName = (record: CrmRecord): string => String(record["Account_Name"] ?? record.id);

export const ownerName = (record: CrmRecord): string => String(fieldsOf(record["Owner"])["name"] ?? "");
