import type { CrmOutcome } from "../../outbox/ports.ts";
import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import type { RunAs } from "./run-as.ts";
import type { ZohoSdk } from "./sdk.ts";
import type { ZohoWrite } from "./to-zoho.ts";
import type { Access, TokenProvider } from "./token-provider.ts";
import { EXTERNAL_ID } from "./field-names.ts";
import { StaleToken } from "./proven-org.ts";
import { withDeadline } from "./with-deadline.ts";
import { sdkRecord } from "./zoho-value.ts";

export interface WriteOptions {
  readonly runAs: RunAs;
  readonly tokens: TokenProvider;
  /** Throws when the CRM behind the token is not the tenant's. */
  readonly provenOrg: (sdk: ZohoSdk, access: Access) => Promise<void>;
  readonly deadlineMs?: number;
}

/** Zoho takes at most this many records in one write. */
export const WRITE_SIZE = 100;
const LATER_MS = 60_000;
type Answer = Awaited<ReturnType<Sdk.Record.RecordOperations["createRecords"]>>;
const PASSING = new Set(["TOO_MANY_REQUESTS", "INTERNAL_ERROR", "INTERNAL_SERVER_ERROR", "RECORD_LOCKED"]);

/**
 * At most 100 records in one call; the outcomes stand in their order. `deferred` does not say whether the CRM has the
 * record: ask again with the same external id. Throws when no answer could be had at all.
 */
export async function writeRecords(
  options: WriteOptions,
  orgId: string,
  module: string,
  how: "create" | "update",
  writes: readonly ZohoWrite[],
): Promise<readonly CrmOutcome[]> {
  for (let again = true; ; again = false) {
    let used: string | undefined;
    const attempt = options.runAs(
      orgId,
      module,
      async (Z) => outcomesOf(Z, await send(Z, module, how, writes), writes.length),
      async (Z, access) => {
        used = access.token;
        await options.provenOrg(Z, access);
      },
    );
    const outcomes = await withDeadline(attempt.catch(staleOrThrow), options.deadlineMs ?? 60_000);
    if (outcomes !== "stale-token") return outcomes;
    if (used !== undefined) options.tokens.drop(orgId, used);
    if (!again) return all(writes.length, later("The CRM does not accept our token."));
  }
}

/** The proof of the org and the question for its fields may be what finds the token stale. */
function staleOrThrow(error: unknown): "stale-token" {
  const says = error instanceof Error ? error.message : "";
  // The SDK keeps the code of its own fault in a private field, and prints it.
  if (error instanceof StaleToken || says.includes('"INVALID_TOKEN"')) return "stale-token";
  throw error;
}

async function send(
  Z: ZohoSdk,
  module: string,
  how: "create" | "update",
  writes: readonly ZohoWrite[],
): Promise<Answer> {
  const body = new Z.Record.BodyWrapper();
  body.setData(writes.map((write) => sdkRecord(Z, write.fields, write.id)));
  // Figures that we refresh every day must not set off the customer's workflows.
  if (how === "update") body.setTrigger([]);
  const operations = new Z.Record.RecordOperations(module);
  return how === "create" ? operations.createRecords(body) : operations.updateRecords(body);
}

/** Status and type both: the SDK hands out null for an answer it cannot read, even under status 200. */
function outcomesOf(Z: ZohoSdk, response: Answer, count: number): readonly CrmOutcome[] | "stale-token" {
  const status = response.getStatusCode();
  const answer: unknown = response.getObject();
  if (answer instanceof Z.Record.ActionWrapper) {
    const items: readonly unknown[] = answer.getData();
    if (items.length === count) return items.map((item) => outcomeOf(Z, item));
    return all(count, later(`The CRM answered for ${items.length} of ${count} records.`));
  }
  if (answer instanceof Z.Record.APIException) {
    const code = wordOf(answer.getCode());
    if (status === 401 && code !== "OAUTH_SCOPE_MISMATCH") return "stale-token";
    const passing = status === 429 || status >= 500 || PASSING.has(code);
    const reason = `${code}: ${wordOf(answer.getMessage())}`;
    return all(count, passing ? later(reason, waitOf(response)) : { kind: "rejected", reason });
  }
  return all(count, later(`The CRM answered ${status} without a result.`));
}

function outcomeOf(Z: ZohoSdk, item: unknown): CrmOutcome {
  if (item instanceof Z.Record.SuccessResponse) {
    const id: unknown = item.getDetails().get("id");
    return id === undefined ? later("The CRM named no id.") : { kind: "sent", crmId: String(id) };
  }
  if (!(item instanceof Z.Record.APIException)) return later("The CRM's answer could not be read.");
  const code = wordOf(item.getCode());
  const details = item.getDetails() ?? new Map<string, unknown>();
  const twin: unknown = details.get("id");
  // An earlier answer was lost: the record is there already, under our own external id.
  if (code === "DUPLICATE_DATA" && details.get("api_name") === EXTERNAL_ID && twin !== undefined) {
    return { kind: "sent", crmId: String(twin) };
  }
  const field: unknown = details.get("api_name");
  const reason = `${code}: ${wordOf(item.getMessage())}${typeof field === "string" ? ` (${field})` : ""}`;
  return PASSING.has(code) ? later(reason) : { kind: "rejected", reason };
}

const wordOf = (choice: Sdk.Choice<string> | string | null | undefined): string =>
  typeof choice === "string" ? choice : (choice?.getValue() ?? "unknown");

const later = (reason: string, retryAfterMs = LATER_MS): CrmOutcome => ({
  kind: "deferred",
  reason,
  retryAfterMs,
});

const all = (count: number, outcome: CrmOutcome): readonly CrmOutcome[] =>
  Array.from({ length: count }, () => outcome);

function waitOf(response: Answer): number {
  const seconds = Number(response.getHeaders().get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : LATER_MS;
}
