import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import { ok, refuse } from "../../../shared/kernel/result.ts";
import type { CrmCourier, Delivery, FromAddresses } from "../../dunning/ports.ts";
import { classifyMail, classifySilence, type MailSaid } from "./classify-mail.ts";
import { CrmFault } from "./crm-fault.ts";
import { MODULE } from "./field-names.ts";
import { StaleToken } from "./proven-org.ts";
import { CrmMail, sealCrmMail } from "./seal-crm-mail.ts";
import type { ZohoSdk } from "./sdk.ts";
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
        async (Z): Promise<Delivery> => {
          if (road.isOver || !(await mayBegin()) || road.isOver)
            return {
              kind: "deferred",
              reply: "it was stopped, or too late, before it began",
              badAddress: false,
            };
          road.began = true;
          return classifyMail(await post(Z, mail));
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

async function post(Z: ZohoSdk, { module, id, data: [asked] }: CrmMail): Promise<MailSaid> {
  const { BodyWrapper, Data, From, SendMailOperations, To } = Z.MailSend;
  const to = ({ user_name, email }: { readonly user_name: string; readonly email: string }) => {
    const one = new To();
    one.setUserName(user_name);
    one.setEmail(email);
    return one;
  };
  const from = new From();
  from.setUserName(asked.from.user_name);
  from.setEmail(asked.from.email);
  const mail = new Data();
  mail.setFrom(from);
  mail.setTo(asked.to.map(to));
  if (asked.reply_to !== undefined) mail.setReplyTo(to(asked.reply_to));
  mail.setSubject(asked.subject);
  mail.setMailFormat(new Z.Choice(asked.mail_format));
  mail.setContent(asked.content);
  const body = new BodyWrapper();
  body.setData([mail]);
  const response = await new SendMailOperations(BigInt(id), module).sendMail(body);
  return saidBy(Z, response.getStatusCode(), response.getObject());
}

/** Of the wrapper its one result; the SDK hands out null for an answer that it cannot read. */
function saidBy(Z: ZohoSdk, status: number, answer: unknown): MailSaid {
  const results: readonly unknown[] =
    answer instanceof Z.MailSend.ActionWrapper ? answer.getData() : [answer];
  const [said] = results;
  const isKnown = said instanceof Z.MailSend.SuccessResponse || said instanceof Z.MailSend.APIException;
  if (!isKnown || results.length !== 1)
    return { status, code: null, message: "the CRM's answer could not be read", path: null };
  const details: ReadonlyMap<string, unknown> = said.getDetails() ?? new Map<string, unknown>();
  const [id, path] = [details.get("message_id"), details.get("json_path")];
  return {
    status,
    code: wordOf(said.getCode()),
    message: `${wordOf(said.getMessage())}${typeof id === "string" ? ` message_id ${id}` : ""}`,
    path: typeof path === "string" ? path : null,
  };
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
