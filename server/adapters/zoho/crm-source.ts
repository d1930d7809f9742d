import * as z from "zod";
import type { Result } from "../../../shared/kernel/result.ts";
import type {
  Batch,
  CrmSource,
  Deletion,
  ListAsk,
  ListSource,
  OrgFacts,
  Page,
  RecordOf,
} from "../../sync/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import type { CrmGet } from "./crm-get.ts";
import { CONTACT, DEAL, INVOICE, MODULE, ORDER, PAYMENT } from "./field-names.ts";
import { listPage, type RawPage } from "./list-page.ts";
import { ACCOUNT_FIELDS, readAccount } from "./read-account.ts";
import { CONTACT_FIELDS, readContact } from "./read-contact.ts";
import { INVOICE_FIELDS, readInvoice } from "./read-invoice.ts";
import { DEAL_FIELDS, ORDER_FIELDS, readDeal, readOrder } from "./read-order.ts";
import { PAYMENT_FIELDS, readPayment } from "./read-payment.ts";
import { readRate } from "./read-rates.ts";
import { readUser } from "./read-user.ts";
import { sortReadable } from "./sort-readable.ts";

const PAGE = 200;
const IDS_PER_CALL = 100;

const FIELDS: Readonly<Record<ListSource, readonly string[]>> = {
  accounts: ACCOUNT_FIELDS,
  contacts: CONTACT_FIELDS,
  invoices: INVOICE_FIELDS,
  payments: PAYMENT_FIELDS,
  orders: ORDER_FIELDS,
  deals: DEAL_FIELDS,
};

type Reader<S extends ListSource> = (record: unknown, org: OrgFacts) => Result<RecordOf[S], string>;
const READ: { readonly [S in ListSource]: Reader<S> } = {
  accounts: readAccount,
  contacts: readContact,
  invoices: readInvoice,
  payments: readPayment,
  orders: readOrder,
  deals: readDeal,
};

/** The field that says whose record it is. */
const ACCOUNT_IN: { readonly [S in ListSource]: string | null } = {
  accounts: null,
  contacts: CONTACT.account,
  invoices: INVOICE.account,
  payments: PAYMENT.account,
  orders: ORDER.account,
  deals: DEAL.account,
};

const Deleted = z.object({ id: z.string(), deleted_time: z.iso.datetime({ offset: true }) });
const Changed = z.object({ Modified_Time: z.iso.datetime({ offset: true }) });
const Identified = z.object({ id: z.string() });

/** What is read of a record; of an account also the field that the org's admin chose. */
const fieldsOf = (source: ListSource, { keyAccount }: Partial<OrgFacts>): readonly string[] =>
  source === "accounts" && keyAccount !== undefined
    ? [...new Set([...FIELDS.accounts, keyAccount.field])]
    : FIELDS[source];

/** Lists as the CRM hands them over: page after page, nothing decoded. */
function rawLists(get: CrmGet) {
  const list = async (
    orgId: string,
    module: string,
    params: Readonly<Record<string, string>>,
    modifiedSince: string | null = null,
  ): Promise<RawPage> => {
    const path = `/crm/v6/${module}`;
    return listPage(
      await get(orgId, { module, path, params, ...(modifiedSince === null ? {} : { modifiedSince }) }),
      path,
    );
  };

  async function* rawPages(
    orgId: string,
    source: ListSource,
    fields: readonly string[],
    ask: Omit<ListAsk, "org">,
  ): AsyncGenerator<RawPage> {
    let token = ask.pageToken;
    do {
      const page = await list(
        orgId,
        MODULE[source],
        {
          fields: fields.join(","),
          per_page: String(PAGE),
          sort_by: "id",
          sort_order: "asc",
          ...(token === null ? {} : { page_token: token }),
        },
        ask.modifiedSince,
      );
      yield page;
      token = page.nextPageToken;
    } while (token !== null);
  }
  return { list, rawPages };
}

const read = <S extends ListSource>(
  source: S,
  records: readonly unknown[],
  org: OrgFacts,
): Batch<RecordOf[S]> => {
  const reader: Reader<S> = READ[source];
  return sortReadable(records, (record) => reader(record, org), ACCOUNT_IN[source]);
};

/** The org's CRM as `server/sync` reads it: raw lists, decoded here once, past the SDK's decoder. */
export function crmSource(get: CrmGet): CrmSource {
  const { list, rawPages } = rawLists(get);
  return {
    async newest(orgId, source) {
      const params = { fields: "Modified_Time", per_page: "1", sort_by: "Modified_Time", sort_order: "desc" };
      const { records } = await list(orgId, MODULE[source], params);
      const [record] = records;
      if (record === undefined) return null;
      const seen = Changed.safeParse(record);
      if (!seen.success) {
        throw new CrmFault("unreachable", `The newest of ${MODULE[source]} has no Modified_Time.`);
      }
      return seen.data.Modified_Time;
    },
    async *recordsSince<S extends ListSource>(orgId: string, source: S, ask: ListAsk) {
      for await (const page of rawPages(orgId, source, fieldsOf(source, ask.org), ask)) {
        const batch = read(source, page.records, ask.org);
        yield { ...batch, nextPageToken: page.nextPageToken } satisfies Page<RecordOf[S]>;
      }
    },
    async recordsByIds(orgId, source, ids, org) {
      const found: unknown[] = [];
      for (let from = 0; from < ids.length; from += IDS_PER_CALL) {
        const params = {
          fields: fieldsOf(source, org).join(","),
          ids: ids.slice(from, from + IDS_PER_CALL).join(","),
          per_page: String(PAGE),
        };
        found.push(...(await list(orgId, MODULE[source], params)).records);
      }
      return read(source, found, org);
    },
    async allIds(orgId, source) {
      const ids: string[] = [];
      const ask = { modifiedSince: null, pageToken: null };
      for await (const page of rawPages(orgId, source, ["Modified_Time"], ask)) {
        for (const record of page.records) {
          const seen = Identified.safeParse(record);
          if (seen.success) ids.push(seen.data.id);
        }
      }
      return ids;
    },
    deletedSince: (orgId, source, since) => deletedSince(get, orgId, source, since),
    ...orgWide(get),
  };
}

/** What belongs to the org as a whole. */
function orgWide(get: CrmGet): Pick<CrmSource, "users" | "rates"> {
  return {
    async users(orgId) {
      const found: unknown[] = [];
      for (let page = 1; ; page += 1) {
        const params = { type: "AllUsers", page: String(page), per_page: String(PAGE) };
        const body = await get(orgId, { module: "users", path: "/crm/v6/users", params });
        const seen = arrayIn(body, "users");
        found.push(...seen);
        if (seen.length < PAGE) return sortReadable(found, readUser);
      }
    },
    async rates(orgId) {
      const body = await get(orgId, { module: "currencies", path: "/crm/v6/org/currencies" });
      return sortReadable(arrayIn(body, "currencies"), readRate);
    },
  };
}

/** What was deleted since, the oldest first. */
async function deletedSince(
  get: CrmGet,
  orgId: string,
  source: ListSource,
  since: string | null,
): Promise<Deletion[]> {
  const module = MODULE[source];
  const path = `/crm/v6/${module}/deleted`;
  const found: Deletion[] = [];
  for (let page = 1; ; page += 1) {
    const params = { type: "all", page: String(page), per_page: String(PAGE) };
    const body = await get(orgId, {
      module,
      path,
      params,
      ...(since === null ? {} : { modifiedSince: since }),
    });
    const seen = body === null ? [] : z.array(Deleted).parse(arrayIn(body, "data"));
    found.push(...seen.map(({ id, deleted_time }) => ({ recordId: id, deletedAt: deleted_time })));
    if (seen.length < PAGE) return found.sort(byTime);
  }
}

const byTime = (a: Deletion, b: Deletion): number => Date.parse(a.deletedAt) - Date.parse(b.deletedAt);

function arrayIn(body: unknown, key: string): readonly unknown[] {
  if (body === null) return [];
  const value = (body as Readonly<Record<string, unknown>>)[key];
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new CrmFault("unreachable", `The CRM answered without "${key}".`);
}
