import type { AccountView, OpenItemView } from "../../shared/account/contract.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import type { DisputeText } from "../dispute/read-dispute.ts";
import type { ResolutionText } from "../dispute/read-resolution.ts";
import type { ExtensionText } from "../plan/read-extension.ts";
import type { PlanText } from "../plan/read-plan.ts";

export const NEW_KINDS = ["dispute", "plan", "extension"] as const;
export type NewKind = (typeof NEW_KINDS)[number];
export type AgreementKind = NewKind | "resolve" | "withdraw-promise" | "withdraw-plan";

/** What somebody wants to write: a kind of thing, or null for the draft that waits. */
export interface Ask {
  readonly kind: AgreementKind | null;
  /** What is resolved or withdrawn. */
  readonly id?: string;
  /** What it is about from the start. */
  readonly invoiceId?: string;
  readonly note?: string;
}

/** One thing to be agreed, contested or ended, while it is being written: what the fields hold, as text. */
export interface AgreementDraft {
  /** The same for every attempt to save this text. */
  readonly clientId: string;
  readonly kind: AgreementKind;
  /** What is resolved or withdrawn; "" for what is new. */
  readonly id: string;
  readonly dispute: DisputeText;
  readonly plan: PlanText;
  readonly extension: ExtensionText;
  readonly resolution: ResolutionText;
  /** Why it is withdrawn. */
  readonly why: string;
  /** A request that left without a known answer: it may have been written, so it is settled first. */
  readonly unanswered: { readonly what: string; readonly body: object } | null;
}

const PLAN_AT_FIRST = { every: "month", count: "3", graceDays: "3", breaksAfter: "1" } as const;
const ANSWER_DAYS = 7;

/** Invoices that no plan covers that is kept. */
export function freeItems({ items, plans }: Pick<AccountView, "items" | "plans">): readonly OpenItemView[] {
  const planned = new Set(plans.flatMap(({ state, invoiceIds }) => (state === "kept" ? invoiceIds : [])));
  return items.filter(({ invoiceId }) => !planned.has(invoiceId));
}

/** The draft that a press leads to. What waits is kept where it is about the same; a new kind takes the invoice along. */
export function agreementDraft(
  { kind, id = "", invoiceId, note }: Ask,
  view: AccountView,
  waiting: AgreementDraft | undefined,
  newId: () => string,
): AgreementDraft {
  if (kind === null && waiting) return waiting;
  if (waiting?.unanswered) return waiting;
  if (waiting && waiting.kind === kind && waiting.id === id && invoiceId === undefined && note === undefined)
    return waiting;
  const isNew = id === "" && waiting?.id === "";
  const base = isNew && waiting ? waiting : blankDraft(view, newId());
  const about = invoiceId === undefined ? base : aboutInvoice(base, view, invoiceId);
  const dispute = note === undefined ? about.dispute : { ...about.dispute, note };
  return { ...about, dispute, kind: kind ?? "dispute", id };
}

function blankDraft(view: AccountView, clientId: string): AgreementDraft {
  const free = freeItems(view);
  const oldest = [...view.items].sort((a, b) => a.dueOn - b.dueOn)[0];
  const firstFree = [...free].sort((a, b) => a.dueOn - b.dueOn)[0];
  const currency = firstFree?.currency ?? oldest?.currency ?? "";
  const inAWeek = formatDay(addDays(view.asOf, ANSWER_DAYS));
  const overdue = free.filter((item) => item.currency === currency && item.dpd > 0);
  return {
    clientId,
    kind: "dispute",
    id: "",
    dispute: {
      invoiceId: oldest?.invoiceId ?? "",
      amount: null,
      reason: null,
      note: "",
      answerBy: inAWeek,
    },
    plan: {
      ...PLAN_AT_FIRST,
      currency,
      chosen: overdue.map(({ invoiceId }) => invoiceId),
      total: null,
      firstOn: inAWeek,
      rows: null,
      note: "",
    },
    extension: { invoiceId: firstFree?.invoiceId ?? "", to: "", reason: "", approver: "" },
    resolution: { outcome: null, accepted: "", text: "" },
    why: "",
    unanswered: null,
  };
}

/** Every kind of form then speaks of this invoice. */
function aboutInvoice(draft: AgreementDraft, view: AccountView, invoiceId: string): AgreementDraft {
  const free = freeItems(view).find((item) => item.invoiceId === invoiceId);
  const dispute =
    draft.dispute.invoiceId === invoiceId ? draft.dispute : { ...draft.dispute, invoiceId, amount: null };
  if (!free) return { ...draft, dispute };
  const plan = { ...draft.plan, currency: free.currency, chosen: [invoiceId], total: null, rows: null };
  return { ...draft, dispute, plan, extension: { ...draft.extension, invoiceId } };
}
