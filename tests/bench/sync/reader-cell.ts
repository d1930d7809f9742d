import axios from "axios";
import { createCrmGet } from "../../../server/adapters/zoho/crm-get.ts";
import { crmSource } from "../../../server/adapters/zoho/crm-source.ts";
import { MODULE } from "../../../server/adapters/zoho/field-names.ts";
import { createGate } from "../../../server/adapters/zoho/gate.ts";
import { ACCOUNT_FIELDS } from "../../../server/adapters/zoho/read-account.ts";
import { CONTACT_FIELDS } from "../../../server/adapters/zoho/read-contact.ts";
import { INVOICE_FIELDS } from "../../../server/adapters/zoho/read-invoice.ts";
import { PAYMENT_FIELDS } from "../../../server/adapters/zoho/read-payment.ts";
import type { Grant } from "../../../server/org/ports.ts";
import type { ListSource, OrgFacts } from "../../../server/sync/ports.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { CNY } from "../filled-store.ts";
import type { Reading } from "./sync.ts";

const FIELDS: Readonly<Record<ListSource, readonly string[]>> = {
  accounts: ACCOUNT_FIELDS,
  contacts: CONTACT_FIELDS,
  invoices: INVOICE_FIELDS,
  payments: PAYMENT_FIELDS,
  orders: [],
  deals: [],
};
const SOURCES: readonly ListSource[] = ["accounts", "contacts", "invoices", "payments"];
const ORG: OrgFacts = { baseCurrency: CNY, paymentsFrom: "payments-module" };

/** The peer: the same addresses through axios, the same bytes through JSON.parse, and nothing else. */
async function parse(grant: Grant): Promise<Reading> {
  const { token } = await enter(grant);
  let records = 0;
  const { seconds } = await cpuSeconds(async () => {
    for (const source of SOURCES) {
      let pageToken: string | undefined;
      do {
        const page = await parsedPage(grant.apiUrl, token, source, pageToken);
        records += page.data.length;
        pageToken = page.info.next_page_token ?? undefined;
      } while (pageToken !== undefined);
    }
  });
  return { records, seconds, unreadable: 0 };
}

interface ParsedPage {
  readonly data: readonly unknown[];
  readonly info: { readonly next_page_token?: string | null };
}

async function parsedPage(
  apiUrl: string,
  token: string,
  source: ListSource,
  pageToken: string | undefined,
): Promise<ParsedPage> {
  const { data } = await axios.get<string>(`${apiUrl}/crm/v6/${MODULE[source]}`, {
    params: {
      fields: FIELDS[source].join(","),
      per_page: "200",
      sort_by: "id",
      sort_order: "asc",
      ...(pageToken === undefined ? {} : { page_token: pageToken }),
    },
    headers: { Authorization: `Zoho-oauthtoken ${token}` },
    responseType: "text",
    transformResponse: (text: string) => text,
    proxy: false,
  });
  return JSON.parse(data) as ParsedPage;
}

/** Ours without the store: the product's own source, from its GET to ledger entries. */
async function decode(grant: Grant): Promise<Reading> {
  const { token, orgId } = await enter(grant);
  const access = { orgId, zgid: orgId, apiUrl: grant.apiUrl, token, expiresAt: Number.MAX_SAFE_INTEGER };
  const tokens = { get: async () => access, drop: () => undefined, forget: () => undefined };
  const source = crmSource(createCrmGet({ tokens, gate: createGate(8) }));
  let [records, unreadable] = [0, 0];
  const { seconds } = await cpuSeconds(async () => {
    for (const each of SOURCES) {
      const ask = { org: ORG, modifiedSince: null, pageToken: null };
      for await (const page of source.recordsSince(orgId, each, ask)) {
        records += page.items.length;
        unreadable += page.unreadable.length;
      }
    }
  });
  return { records, seconds, unreadable };
}

/** What the product's install does, without keeping anything. */
async function enter({ accountsUrl, code, clientId, clientSecret, redirectUri }: Grant) {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri,
  });
  const answer = await fetch(accountsUrl, { method: "POST", body });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error("The grant gave no access token.");
  return { token, orgId: "1" };
}

answerAs({ parse, decode });
