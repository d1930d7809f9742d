import type { CrmCourier, FromAddresses, InvoiceFiles } from "../../dunning/ports.ts";
import type { TaskTicks } from "../../inbox/ports.ts";
import type { CrmWriter } from "../../outbox/ports.ts";
import type { ConnectionDesk, CrmSource, CrmWatch } from "../../sync/ports.ts";
import { accountFields } from "./account-fields.ts";
import { createCrmGet } from "./crm-get.ts";
import { crmSource } from "./crm-source.ts";
import { crmWatch } from "./crm-watch.ts";
import { createCrmWriter } from "./crm-writer.ts";
import { crmCourier, fromAddresses } from "./crm-courier.ts";
import { createGate } from "./gate.ts";
import { type AccountFiles, accountFiles } from "./account-files.ts";
import { invoiceFiles } from "./invoice-files.ts";
import { createProvenOrg } from "./proven-org.ts";
import { createRunAs, type RunAs } from "./run-as.ts";
import { tickedTasks } from "./ticked-tasks.ts";
import { createTokenProvider, type TokenProvider } from "./token-provider.ts";

export interface CrmOptions {
  readonly connections: ConnectionDesk;
  readonly now: () => Date;
  /** A directory of our own for the SDK's knowledge of fields. */
  readonly resourceDir: string;
  /** Calls of one org at once; Zoho allows 5 to 25 by edition, shared with everything else the org uses. */
  readonly concurrency?: number;
  /** For one attempt of one call. */
  readonly timeoutMs?: number;
  /** For one call with all its attempts. */
  readonly deadlineMs?: number;
}

export interface Crm {
  readonly source: CrmSource;
  readonly writer: CrmWriter;
  readonly watch: CrmWatch;
  readonly files: InvoiceFiles;
  readonly accountFiles: AccountFiles;
  readonly ticks: TaskTicks;
  readonly courier: CrmCourier;
  readonly fromAddresses: FromAddresses;
  readonly runAs: RunAs;
  readonly tokens: TokenProvider;
  readonly accountFields: ReturnType<typeof accountFields>;
}

/** The CRMs of all orgs. Opening costs nothing: the SDK is loaded at the first write. */
export function openCrm(options: CrmOptions): Crm {
  const { connections, now, resourceDir, timeoutMs, deadlineMs } = options;
  const limits = {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  };
  const tokens = createTokenProvider({ connections, now });
  const gate = createGate(options.concurrency ?? 8);
  const runAs = createRunAs({ tokens, gate, resourceDir, ...limits });
  const get = createCrmGet({ tokens, gate, ...limits });
  const write = { runAs, tokens, provenOrg: createProvenOrg(), ...limits };
  return {
    tokens,
    runAs,
    source: crmSource(get),
    accountFields: accountFields(get),
    writer: createCrmWriter(write),
    watch: crmWatch(write),
    files: invoiceFiles(write),
    accountFiles: accountFiles(write),
    ticks: tickedTasks(get),
    courier: crmCourier(write),
    fromAddresses: fromAddresses(write),
  };
}
