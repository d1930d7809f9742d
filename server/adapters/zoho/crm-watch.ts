import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import type { CrmWatch, ListSource, WatchAsk } from "../../sync/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import { MODULE } from "./field-names.ts";
import { StaleToken } from "./proven-org.ts";
import type { ZohoSdk } from "./sdk.ts";
import { withDeadline } from "./with-deadline.ts";
import type { WriteOptions } from "./write-records.ts";

const SOURCE_OF: ReadonlyMap<string, ListSource> = new Map(
  (["accounts", "contacts", "invoices", "payments"] as const).map((source) => [MODULE[source], source]),
);

/** The CRM's notifications through its SDK, as the tenant, after the CRM said that it is the tenant's. */
export function crmWatch(options: WriteOptions): CrmWatch {
  const { runAs, tokens, provenOrg } = options;
  const attempt = async (orgId: string, ask: WatchAsk, again: boolean): Promise<Date> => {
    let used: string | undefined;
    try {
      const opening = runAs(
        orgId,
        MODULE.accounts,
        async (Z) => expiryIn(Z, await enable(Z, ask)),
        async (Z, access) => {
          used = access.token;
          await provenOrg(Z, access);
        },
      );
      return await withDeadline(opening, options.deadlineMs ?? 60_000);
    } catch (error) {
      if (!(error instanceof StaleToken) || used === undefined || !again) throw error;
      tokens.drop(orgId, used);
      return attempt(orgId, ask, false);
    }
  };
  return {
    sourceOf: (module) => SOURCE_OF.get(module) ?? null,
    open: (orgId, ask) => attempt(orgId, ask, true),
  };
}

type Answer = Awaited<ReturnType<Sdk.Notifications.NotificationsOperations["enableNotifications"]>>;

async function enable(Z: ZohoSdk, ask: WatchAsk): Promise<Answer> {
  const one = new Z.Notifications.Notification();
  one.setChannelId(ask.channelId);
  one.setToken(ask.token);
  one.setNotifyUrl(ask.notifyUrl);
  one.setEvents(ask.sources.map((source) => `${MODULE[source]}.all`));
  one.setChannelExpiry(ask.expiresAt);
  one.setNotifyOnRelatedAction(false);
  // What changed is asked of the CRM itself: the values would be bytes for nothing.
  one.setReturnAffectedFieldValues(false);
  const body = new Z.Notifications.BodyWrapper();
  body.setWatch([one]);
  return new Z.Notifications.NotificationsOperations().enableNotifications(body);
}

/** The earliest end of what the CRM opened. Every part must be a yes: half a channel is none. */
function expiryIn(Z: ZohoSdk, response: Answer): Date {
  const status = response.getStatusCode();
  const answer: unknown = response.getObject();
  if (answer instanceof Z.Notifications.APIException) {
    if (status === 401 && wordOf(answer.getCode()) !== "OAUTH_SCOPE_MISMATCH") throw new StaleToken();
    throw refused(answer);
  }
  if (!(answer instanceof Z.Notifications.ActionWrapper)) {
    throw new CrmFault("unreachable", `The CRM answered ${status} without saying that it watches.`);
  }
  const ends = answer.getWatch().flatMap((part: unknown) => {
    if (part instanceof Z.Notifications.APIException) throw refused(part);
    if (!(part instanceof Z.Notifications.SuccessResponse)) return [];
    const events: unknown = part.getDetails().get("events");
    const list: readonly unknown[] = Array.isArray(events) ? events : [];
    return list.flatMap((each) => (each instanceof Z.Notifications.Event ? [each.getChannelExpiry()] : []));
  });
  const [first, ...rest] = ends;
  if (first === undefined) throw new CrmFault("unreachable", "The CRM did not say how long it watches.");
  return rest.reduce((a, b) => (b < a ? b : a), first);
}

const refused = (answer: Sdk.Notifications.APIException): CrmFault =>
  new CrmFault("rejected", `${wordOf(answer.getCode())}: ${wordOf(answer.getMessage())}`);

const wordOf = (choice: Sdk.Choice<string> | string | null | undefined): string =>
  typeof choice === "string" ? choice : (choice?.getValue() ?? "unknown");
