import * as z from "zod";
import { CrmFault } from "./crm-fault.ts";

const Listed = z.object({
  data: z.array(z.unknown()),
  info: z.object({ more_records: z.boolean().optional(), next_page_token: z.string().nullish() }).optional(),
});

export interface RawPage {
  readonly records: readonly unknown[];
  readonly nextPageToken: string | null;
}

/** A list answer → its raw records. Null (204, 304) is an empty last page; another shape is a fault. */
export function listPage(body: unknown, path: string): RawPage {
  if (body === null) return { records: [], nextPageToken: null };
  const seen = Listed.safeParse(body);
  if (!seen.success) throw new CrmFault("unreachable", `The CRM answered ${path} without a list of records.`);
  const { data, info } = seen.data;
  if (!info?.more_records) return { records: data, nextPageToken: null };
  // Going on by page number would stop at 2,000 records without a word.
  if (!info.next_page_token) {
    throw new CrmFault("unreachable", `The CRM answered ${path} with more records but no page token.`);
  }
  return { records: data, nextPageToken: info.next_page_token };
}
