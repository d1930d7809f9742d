import { createCrmGet } from "../../../server/adapters/zoho/crm-get.ts";
import { crmSource } from "../../../server/adapters/zoho/crm-source.ts";
import { accountFiles } from "../../../server/adapters/zoho/account-files.ts";
import { invoiceFiles } from "../../../server/adapters/zoho/invoice-files.ts";
import { crmWatch } from "../../../server/adapters/zoho/crm-watch.ts";
import { createCrmWriter } from "../../../server/adapters/zoho/crm-writer.ts";
import { crmCourier, fromAddresses } from "../../../server/adapters/zoho/crm-courier.ts";
import { createGate } from "../../../server/adapters/zoho/gate.ts";
import type { Crm, CrmOptions } from "../../../server/adapters/zoho/open-crm.ts";
import { tickedTasks } from "../../../server/adapters/zoho/ticked-tasks.ts";
import { createRunAs } from "../../../server/adapters/zoho/run-as.ts";
import { type Access, createTokenProvider } from "../../../server/adapters/zoho/token-provider.ts";

/**
 * The product's adapter with one wall taken out, to see that the torture notices. There is no second barrier in it
 * either: what it must show is what the sandbox sees.
 */
export const brokenCrm =
  (spoil: (access: Access, before: Access) => Access) =>
  ({ connections, now, resourceDir }: CrmOptions): Crm => {
    const real = createTokenProvider({ connections, now });
    let before: Access | undefined;
    const tokens = {
      ...real,
      async get(orgId: string) {
        const access = await real.get(orgId);
        const spoiled = spoil(access, before ?? access);
        before = access;
        return spoiled;
      },
    };
    const gate = createGate(8);
    const runAs = createRunAs({ tokens, gate, resourceDir });
    const get = createCrmGet({ tokens, gate });
    const write = { runAs, tokens, provenOrg: async () => undefined };
    return {
      tokens,
      runAs,
      source: crmSource(get),
      ticks: tickedTasks(get),
      accountFields: async () => [],
      writer: createCrmWriter(write),
      watch: crmWatch(write),
      files: invoiceFiles(write),
      accountFiles: accountFiles(write),
      courier: crmCourier(write),
      fromAddresses: fromAddresses(write),
    };
  };

/** As the SDK's own switchUser does: a call goes out with the token of whoever asked before. */
export const withTheTokenBefore = brokenCrm((access, before) => ({ ...access, token: before.token }));
/** The right token, at the address of whoever asked before. */
export const atTheAddressBefore = brokenCrm((access, before) => ({ ...access, apiUrl: before.apiUrl }));
/** One file of fields for all orgs of an address: its name does not say whose it is. */
export const withFieldsOfAnybody = brokenCrm((access) => ({ ...access, orgId: "0" }));
