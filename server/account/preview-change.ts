import type { PreviewRequest } from "../../shared/account/request-contract.ts";
import type { DisputeRefusal, ResolveRefusal } from "../../shared/dispute/dispute.ts";
import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { ConsequencePart } from "../../shared/dunning/consequence.ts";
import type { ConsequenceBody } from "../../shared/dunning/contract.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ExtensionRefusal } from "../../shared/plan/extension.ts";
import type { PlanRefusal } from "../../shared/plan/plan.ts";
import type { PromiseRefusal } from "../../shared/promise/promise.ts";
import { nextBody } from "../../shared/dunning/next-body.ts";
import { disputeIn, resolutionIn } from "../dispute/index.ts";
import { foreseeChange, type Foreseen } from "../dunning/index.ts";
import { promiseIn } from "../followup/index.ts";
import { extensionIn, planIn } from "../plan/index.ts";
import type { PreviewBook, PreviewDesk, Reader } from "./ports.ts";

export type PreviewRefusal =
  | PromiseRefusal
  | DisputeRefusal
  | ResolveRefusal
  | PlanRefusal
  | ExtensionRefusal
  | "not-synced"
  | "no-such-promise"
  | "no-such-plan";

type Change = (agreed: Agreements) => Agreements;

/** What the log does not know yet: ids of things that are only tried. */
const PREVIEWED = "preview";

/** What recording something would do to the reminders, by the round's own decision; nothing is stored. */
export async function previewChange(
  reader: Pick<Reader, "orgId" | "accountId" | "userName">,
  request: PreviewRequest,
  desk: PreviewDesk,
): Promise<Result<{ readonly parts: readonly ConsequenceBody[] }, PreviewRefusal>> {
  const at = desk.now();
  return desk.inTenant(reader.orgId, async (book) => {
    const today = desk.dayIn((await book.dunning.org()).timeZone, at);
    const change = await changeOf(request, reader, today, book);
    if (!change.ok) return change;
    // What ends something has its effect from the next day on.
    const asOf = "id" in request ? addDays(today, 1) : today;
    const when = { asOf, at };
    const foreseen = await foreseeChange(book.dunning, reader.accountId, change.value, when, desk.calendars);
    if (foreseen === null) return refuse("not-synced");
    return ok({ parts: [...foreseen.parts.map(partBody), ...agreedParts(request, foreseen)] });
  });
}

async function changeOf(
  request: PreviewRequest,
  { accountId, userName }: Pick<Reader, "accountId" | "userName">,
  today: Day,
  { agreed: book }: PreviewBook,
): Promise<Result<Change, PreviewRefusal>> {
  switch (request.kind) {
    case "promise": {
      const ids = { promiseId: PREVIEWED, accountId };
      const made = await promiseIn(request.body, ids, { today, saidOn: today }, book);
      if (!made.ok) return made;
      const promises = made.value === null ? [] : [made.value];
      return ok((agreed) => ({ ...agreed, promises: [...agreed.promises, ...promises] }));
    }
    case "dispute": {
      const made = await disputeIn(accountId, { ...request.body, clientId: PREVIEWED }, today, book);
      if (!made.ok) return made;
      return ok((agreed) => ({ ...agreed, disputes: [...agreed.disputes, made.value.dispute] }));
    }
    case "plan": {
      const made = await planIn(accountId, { ...request.body, clientId: PREVIEWED }, today, book);
      return made.ok ? ok((agreed) => ({ ...agreed, plans: [...agreed.plans, made.value] })) : made;
    }
    case "extension": {
      const made = await extensionIn(accountId, { ...request.body, clientId: PREVIEWED }, today, book);
      if (!made.ok) return made;
      return ok((agreed) => ({ ...agreed, extensions: [...agreed.extensions, made.value.extension] }));
    }
    case "resolve": {
      const { disputes } = await book.agreementsOf(accountId);
      const made = resolutionIn(disputes, request.id, { ...request.body, text: "" }, userName, today);
      if (!made.ok) return made;
      const { dispute, resolution } = made.value;
      const resolved = (each: typeof dispute) =>
        each.disputeId === dispute.disputeId ? { ...each, resolution } : each;
      return ok((agreed) => ({ ...agreed, disputes: agreed.disputes.map(resolved) }));
    }
    case "withdraw-promise":
    case "withdraw-plan":
      return withdrawal(request, await book.agreementsOf(accountId), today);
  }
}

function withdrawal(
  { kind, id }: { readonly kind: "withdraw-promise" | "withdraw-plan"; readonly id: string },
  known: Agreements,
  today: Day,
): Result<Change, PreviewRefusal> {
  if (kind === "withdraw-plan") {
    if (!known.plans.some(({ planId }) => planId === id)) return refuse("no-such-plan");
    return ok((agreed) => ({
      ...agreed,
      plans: agreed.plans.map((each) => (each.planId === id ? { ...each, withdrawnOn: today } : each)),
    }));
  }
  if (!known.promises.some(({ promiseId }) => promiseId === id)) return refuse("no-such-promise");
  const ended = { as: "withdrawn", on: today } as const;
  return ok((agreed) => ({
    ...agreed,
    promises: agreed.promises.map((each) => (each.promiseId === id ? { ...each, ended } : each)),
  }));
}

function partBody(part: ConsequencePart): ConsequenceBody {
  if (part.code === "next") return { ...part, next: nextBody(part.next) };
  if (part.code === "extends") return { ...part, invoices: [...part.invoices], until: formatDay(part.until) };
  if (part.code !== "holds") return { ...part, invoices: [...part.invoices] };
  const until = part.until === null ? null : formatDay(part.until);
  return { ...part, invoices: [...part.invoices], until };
}

/** What it does to older promises, and what is only seen once it is divided. */
function agreedParts({ kind }: PreviewRequest, { before, after }: Foreseen): readonly ConsequenceBody[] {
  const left = new Map(after.promises.map((each) => [each.promise.promiseId, each.standsMinor]));
  const takenOver = before.promises.flatMap(({ promise, state, standsMinor }): ConsequenceBody[] => {
    const leftMinor = left.get(promise.promiseId) ?? standsMinor;
    if (kind === "withdraw-promise" || state !== "open" || leftMinor >= standsMinor) return [];
    const { currency, promisedOn } = promise;
    const lostMinor = standsMinor - leftMinor;
    return [{ code: "takes-over", currency, promisedOn: formatDay(promisedOn), lostMinor, leftMinor }];
  });
  const level = after.promises.find(({ promise }) => promise.promiseId === PREVIEWED)?.level ?? 1;
  const plan = after.plans.find((each) => each.plan.planId === PREVIEWED)?.plan;
  const rows = (plan?.instalments ?? []).map(({ dueOn, lastDay, amountMinor }) => ({
    dueOn: formatDay(dueOn),
    lastDay: formatDay(lastDay),
    amountMinor,
  }));
  return [
    ...takenOver,
    ...(level > 1 ? [{ code: "level" as const, level }] : []),
    ...(plan === undefined ? [] : [{ code: "instalments" as const, currency: plan.currency, rows }]),
  ];
}
