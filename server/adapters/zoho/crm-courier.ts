import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import axios from "axios";
import * as z from "zod";
import { ok, refuse } from "../../../shared/kernel/result.ts";
import type { CrmCourier, Delivery, FromAddresses } from "../../dunning/ports.ts";
import { classifyMail, classifySilence, type MailSaid } from "./classify-mail.ts";
import { CrmFault } from "./crm-fault.ts";
import { MODULE } from "./field-names.ts";
import { StaleToken } from "./proven-org.ts";
import { CrmMail, sealCrmMail } from "./seal-crm-mail.ts";
import { currentTenant, type TenantContext } from "./tenant.ts";
import { withDeadline } from "./with-deadline.ts";
import type { WriteOptions } from "./write-records.ts";

/** Mail by the CRM's own sending. The request is made once: only a person may have it made again after a doubt. */
export function crmCourier({ runAs, tokens, provenOrg, deadlineMs = 60_000 }: WriteOptions): CrmCourier {
  return {
    seal: sealCrmMail,
    async deliver(orgId, raw, mayBegin) {
      const mail = CrmMail.parse(JSON.parse(Buffer.from(raw).toString("utf8")));
      const road = { began: false, isOver: false };
      let used: string | undefined;
      const sending = runAs(
        orgId,
        mail.module,
        async (): Promise<Delivery> => {
          if (road.isOver || !(await mayBegin()) || road.isOver)
            return {
              kind: "deferred",
              reply: "it was stopped, or too late, before it began",
              badAddress: false,
            };
          road.began = true;
          return classifyMail(await post(currentTenant(), mail, deadlineMs));
        },
        async (Z, access) => {
          used = access.token;
          await provenOrg(Z, access);
        },
      );
      try {
        const delivery = await withDeadline(sending, deadlineMs);
        // Whoever asks next does so with a fresh one.
        if (delivery.reply.startsWith("401 ") && used !== undefined) tokens.drop(orgId, used);
        return delivery;
      } catch (fault) {
        if (fault instanceof StaleToken && used !== undefined) tokens.drop(orgId, used);
        return classifySilence(fault, road.began);
      } finally {
        road.isOver = true;
      }
    },
  };
}

/** Own lines, closed after one request: on one that stood idle, the CRM may hang up as the mail is written. */
const httpAgent = new HttpAgent({ keepAlive: false });
const httpsAgent = new HttpsAgent({ keepAlive: false });
const LONGEST_ANSWER = 65_536;

/** The stored bytes, as they are. The SDK has no say in which line its client takes, so this one request is ours. */
async function post({ access }: TenantContext, { module, id, data }: CrmMail, deadlineMs: number) {
  const response = await axios.post<string>(
    `${access.apiUrl}/crm/v6/${module}/${id}/actions/send_mail`,
    JSON.stringify({ data }),
    {
      headers: { Authorization: `Zoho-oauthtoken ${access.token}`, "Content-Type": "application/json" },
      timeout: deadlineMs,
      signal: AbortSignal.timeout(deadlineMs),
      httpAgent,
      httpsAgent,
      maxRedirects: 0,
      maxContentLength: LONGEST_ANSWER,
      responseType: "text",
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      proxy: false,
    },
  );
  return saidBy(response.status, response.data);
}

const Said = z.object({
  code: z.string(),
  message: z.string().catch(""),
  details: z.object({ message_id: z.string().nullish(), json_path: z.string().nullish() }).catch({}),
});
/** One result in its wrapper, or a word about the whole request. */
const Answer = z.union([z.object({ data: z.tuple([Said]) }).transform(({ data: [said] }) => said), Said]);

function saidBy(status: number, text: string): MailSaid {
  const answer = Answer.safeParse(jsonOf(text));
  if (!answer.success)
    return { status, code: null, message: "the CRM's answer could not be read", path: null };
  const { code, message, details } = answer.data;
  const id = details.message_id ?? "";
  return {
    status,
    code,
    message: `${message}${id === "" ? "" : ` message_id ${id}`}`,
    path: details.json_path ?? null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wordOf = (choice: Sdk.Choice<string> | string | null | undefined): string =>
  typeof choice === "string" ? choice : (choice?.getValue() ?? "unknown");

/** From which addresses the CRM lets the org send. */
export function fromAddresses({ runAs, tokens, deadlineMs = 60_000 }: WriteOptions): FromAddresses {
  const ask: (orgId: string, again?: boolean) => ReturnType<FromAddresses> = async (orgId, again = true) => {
    let used: string | undefined;
    const asking = runAs(orgId, MODULE.accounts, async (Z, access) => {
      used = access.token;
      const response = await new Z.AddressesFrom.FromAddressesOperations().getFromAddresses();
      return { Z, status: response.getStatusCode(), answer: response.getObject() as unknown };
    });
    const { Z, status, answer } = await withDeadline(asking, deadlineMs);
    if (status === 204) return ok([]);
    if (answer instanceof Z.AddressesFrom.ResponseWrapper)
      return ok(answer.getFromAddresses().map((each) => each.getEmail()));
    const code = answer instanceof Z.AddressesFrom.APIException ? wordOf(answer.getCode()) : null;
    if (code === "INVALID_TOKEN" && used !== undefined && again) {
      tokens.drop(orgId, used);
      return ask(orgId, false);
    }
    if (code === null || status === 429 || status >= 500 || code === "INVALID_TOKEN")
      throw new CrmFault("unreachable", "The CRM did not say from which addresses it sends.");
    return refuse(code);
  };
  return (orgId) => ask(orgId);
}
