import type { CrmRecord } from "../world/index.ts";
import { type PageState, wordsOf } from "./page-state.ts";

const NAMES = ["Account_Name", "Full_Name", "Subject", "Deal_Name", "Vendor_Name", "Note_Title", "Name"];

/** What the record is called: the first name field it fills, else its id. */
export const titleOf = (record: CrmRecord): string =>
  NAMES.map((name) => record[name]).find(
    (value): value is string => typeof value === "string" && value !== "",
  ) ?? record.id;

/** A module as the reader calls it: a custom one by the label it was installed with. */
export function moduleName(state: PageState, module: string): string {
  const names: Readonly<Record<string, string>> = wordsOf(state).modules;
  return names[module] ?? state.org.modules.get(module)?.label ?? module;
}

/** The page of a record of any module. */
export const recordPath = (state: PageState, module: string, id: string): string =>
  `/crm/${state.org.zgid}/tab/${encodeURIComponent(module)}/${encodeURIComponent(id)}`;
