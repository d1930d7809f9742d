import type { Random } from "../../../sandbox/books/random.ts";
import type { Crm } from "../../../server/adapters/zoho/open-crm.ts";
import type { ZohoSdk } from "../../../server/adapters/zoho/sdk.ts";
import { PROBE } from "./probe.ts";
import type { Home } from "./two-hosts.ts";

export const JOB_KINDS = ["list", "create", "upsert", "coql", "read", "fields"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** How often each kind is drawn: the SDK takes ten times as long to decode a list of fields as anything else. */
export const LOTS: readonly JobKind[] = [
  ...(["list", "create", "upsert", "coql", "read"] as const).flatMap((kind) => [kind, kind, kind]),
  "fields",
];

/** How a job came out, as far as our side can tell. `wrong` is what no fault of the CRM may lead to. */
export type JobEnd =
  | { readonly kind: "ok" }
  | { readonly kind: "failed"; readonly because: string }
  | { readonly kind: "wrong"; readonly what: "org" | "metadata"; readonly because: string };

type Job = (crm: Crm, home: Home, n: number, random: Random) => Promise<JobEnd>;

const OK: JobEnd = { kind: "ok" };
const ORG = { baseCurrency: "USD", paymentsFrom: "payments-module" } as never;

/** On what a write leaves behind: whose it is and which job's. */
export const tagOf = ({ org }: Home, n: number): string => `job ${n} of ${org.zgid}`;
export const TAG = /^job (\d+) of (\d+)$/;

const foreign = ({ org }: Home, names: readonly unknown[]): JobEnd => {
  const other = names.find((name) => !String(name).startsWith(`${org.zgid} `));
  return other === undefined
    ? OK
    : { kind: "wrong", what: "org", because: `${org.zgid} was shown “${String(other)}”` };
};

const list: Job = async (crm, home) => {
  const names: string[] = [];
  const ask = { org: ORG, modifiedSince: null, pageToken: null };
  for await (const page of crm.source.recordsSince(home.orgId, "accounts", ask)) {
    names.push(...page.items.map((account) => account.name));
  }
  return names.length === home.accounts.length ? foreign(home, names) : wrongCount(home, names.length);
};

const wrongCount = ({ org }: Home, count: number): JobEnd => ({
  kind: "wrong",
  what: "org",
  because: `${org.zgid} was shown ${count} accounts`,
});

const create: Job = async (crm, home, n, random) => {
  const record = {
    subject: tagOf(home, n),
    dueOn: "2024-06-01",
    text: "",
    accountId: random.pick(home.accounts),
    contactId: null,
    ownerId: null,
  };
  const item = { writebackId: `w${n}`, module: "Tasks" as const, externalId: `c${n}`, record };
  const outcome = await crm.writer.write(home.orgId, item);
  return outcome.kind === "sent" ? OK : { kind: "failed", because: outcome.reason };
};

type SdkWork = (Z: ZohoSdk) => Promise<{ readonly status: number; readonly end: JobEnd }>;

/** What the product does by hand where it calls the SDK itself: a stale token is dropped and the call made once more. */
async function throughSdk(crm: Crm, home: Home, module: string, work: SdkWork): Promise<JobEnd> {
  for (let again = true; ; again = false) {
    let used = "";
    try {
      const { status, end } = await crm.runAs(home.orgId, module, (Z, access) => {
        used = access.token;
        return work(Z);
      });
      if (status !== 401 || !again) return end;
    } catch (fault) {
      const because = fault instanceof Error ? fault.message : String(fault);
      if (!again || !because.includes("INVALID_TOKEN")) throw fault;
      // Asking for the fields found it stale, before there was work to do.
      if (used === "") used = (await crm.tokens.get(home.orgId)).token;
    }
    crm.tokens.drop(home.orgId, used);
  }
}

const answered = (answer: { getStatusCode(): number }, end: JobEnd) => ({
  status: answer.getStatusCode(),
  end,
});
const unread = (answer: { getStatusCode(): number }) =>
  answered(answer, { kind: "failed", because: `the CRM answered ${answer.getStatusCode()}` });

const upsert: Job = (crm, home, n, random) =>
  throughSdk(crm, home, "Tasks", async (Z) => {
    const account = new Z.Record.Record();
    account.setId(BigInt(random.pick(home.accounts)));
    const task = new Z.Record.Record();
    task.addKeyValue("Subject", tagOf(home, n));
    task.addKeyValue("What_Id", account);
    task.addKeyValue("$se_module", "Accounts");
    task.addKeyValue("huikuan__External_Id", `u${n}`);
    task.addKeyValue(PROBE, home.probe.given(n));
    const body = new Z.Record.BodyWrapper();
    body.setData([task]);
    body.setDuplicateCheckFields(["huikuan__External_Id"]);
    const answer = await new Z.Record.RecordOperations("Tasks").upsertRecords(body);
    const found: unknown = answer.getObject();
    if (!(found instanceof Z.Record.ActionWrapper)) return unread(answer);
    const [first]: readonly unknown[] = found.getData();
    const end: JobEnd =
      first instanceof Z.Record.SuccessResponse
        ? OK
        : { kind: "wrong", what: "metadata", because: `${home.probe.dataType} was not taken` };
    return answered(answer, end);
  });

const coql: Job = (crm, home) =>
  // COQL needs no fields at all: under Tasks, so that only one module is learned for each org.
  throughSdk(crm, home, "Tasks", async (Z) => {
    const body = new Z.Coql.BodyWrapper();
    body.setSelectQuery("select id, Account_Name from Accounts where id is not null limit 0, 200");
    const answer = await new Z.Coql.CoqlOperations().getRecords(body);
    const found: unknown = answer.getObject();
    if (!(found instanceof Z.Coql.ResponseWrapper)) return unread(answer);
    const names = found.getData().map((record) => record.getKeyValue("Account_Name") as unknown);
    const end = names.length === home.accounts.length ? foreign(home, names) : wrongCount(home, names.length);
    return answered(answer, end);
  });

const read: Job = (crm, home) =>
  throughSdk(crm, home, "Tasks", async (Z) => {
    const asked = new Z.ParameterMap();
    await asked.add(Z.Record.GetRecordsParam.FIELDS, `Subject,${PROBE}`);
    await asked.add(Z.Record.GetRecordsParam.PER_PAGE, 5);
    const answer = await new Z.Record.RecordOperations("Tasks").getRecords(asked);
    const found: unknown = answer.getObject();
    if (answer.getStatusCode() === 204) return answered(answer, OK);
    if (!(found instanceof Z.Record.ResponseWrapper)) return unread(answer);
    for (const record of found.getData()) {
      const value: unknown = record.getKeyValue(PROBE);
      if (value !== null && value !== undefined && !home.probe.isRead(value)) {
        const because = `${home.probe.dataType} was read as ${typeof value}`;
        return answered(answer, { kind: "wrong", what: "metadata", because });
      }
      const [, , zgid] = TAG.exec(String(record.getKeyValue("Subject"))) ?? [];
      if (zgid !== home.org.zgid) {
        const because = `${home.org.zgid} was shown a task of ${zgid}`;
        return answered(answer, { kind: "wrong", what: "org", because });
      }
    }
    return answered(answer, OK);
  });

const fields: Job = (crm, home) =>
  throughSdk(crm, home, "Tasks", async (Z) => {
    const asked = new Z.ParameterMap();
    await asked.add(Z.Fields.GetFieldsParam.MODULE, "Tasks");
    await asked.add(Z.Fields.GetFieldsParam.TYPE, new Z.Choice("all"));
    const answer = await new Z.Fields.FieldsOperations().getFields(asked);
    const found: unknown = answer.getObject();
    if (!(found instanceof Z.Fields.ResponseWrapper)) return unread(answer);
    const type = found
      .getFields()
      .find((field) => field.getAPIName() === PROBE)
      ?.getDataType();
    const because = `${PROBE} was told as ${type}, not ${home.probe.dataType}`;
    return answered(answer, type === home.probe.dataType ? OK : { kind: "wrong", what: "metadata", because });
  });

const jobs: Readonly<Record<JobKind, Job>> = { list, create, upsert, coql, read, fields };

/**
 * Carries one job out. What is thrown is a failure that a fault of the CRM must account for, but for one: the SDK
 * refuses a value only by the fields it has learned.
 */
export async function carryOut(kind: JobKind, ...given: Parameters<Job>): Promise<JobEnd> {
  try {
    return await jobs[kind](...given);
  } catch (fault) {
    const because = fault instanceof Error ? fault.message : String(fault);
    return because.includes('"accepted-type"')
      ? { kind: "wrong", what: "metadata", because }
      : { kind: "failed", because };
  }
}

/** The kind of job that a request to the CRM is the deed of; null for what the adapter asks beside it. */
export function deedOf(method: string, path: string): JobKind | null {
  const [bare = "", query = ""] = path.split("?");
  switch (`${method} ${bare}`) {
    case "GET /crm/v6/Accounts":
      return "list";
    case "POST /crm/v6/Tasks":
      return "create";
    case "POST /crm/v6/Tasks/upsert":
      return "upsert";
    case "POST /crm/v6/coql":
      return "coql";
    case "GET /crm/v6/Tasks":
      return "read";
    case "GET /crm/v6/settings/fields":
      return query.includes("type=all") ? "fields" : null;
    default:
      return null;
  }
}
