import * as z from "zod/mini";
import { WireChannel, WireHoldReason, WireNext } from "../dunning/contract.ts";
import { PolicyShape, SegmentsShape } from "../dunning/policy/contract.ts";
import { Moment, Sentence, WireCurrency, WireDay } from "../kernel/contract.ts";
import { SenderDomain } from "./sender-check/contract.ts";

/** One version that was ever in force, without its steps. */
const WirePolicyVersion = z.object({
  id: z.string(),
  version: z.int(),
  name: Sentence,
  at: Moment,
  by: z.string(),
  /** Some account may be under it. */
  inForce: z.boolean(),
});
export type PolicyVersionView = z.infer<typeof WirePolicyVersion>;

/** GET /v1/settings/policies: what is in force, what was, and what one may start from. */
export const PoliciesAnswer = z.object({
  /** Who looks, by the token: a draft belongs to one person in one org. */
  viewer: z.object({ orgId: z.string(), userId: z.string(), name: z.string() }),
  /** Whether anything leaves at all. */
  mode: z.enum(["rehearsal", "live", "stopped"]),
  /** Of whoever is in no segment. */
  inForce: PolicyShape,
  /** False while the org has no policy of its own and goes by the standard one. */
  isOwn: z.boolean(),
  /** Newest first. */
  versions: z.array(WirePolicyVersion),
  readyMade: z.array(PolicyShape),
});
export type PoliciesAnswer = z.infer<typeof PoliciesAnswer>;
export type PoliciesBody = z.input<typeof PoliciesAnswer>;

/** GET /v1/settings/policies/:id/:version */
export const PolicyAnswer = z.object({ policy: PolicyShape });
export type PolicyBody = z.input<typeof PolicyShape>;

/** POST /v1/settings/policies: the version that is now in force. */
export const PutAnswer = z.object({ id: z.string(), version: z.int() });

/** POST /v1/settings/go-live: how many messages are planned for the first day. */
export const SignAnswer = z.object({ planned: z.int() });

/** POST /v1/settings/stop, /resume and /rehearse: how the org stands now. */
export const ModeAnswer = z.object({ mode: z.enum(["rehearsal", "live", "stopped"]) });

/** GET /v1/settings/accounts?find=…: at most twenty, those with most overdue first. */
export const AccountsAnswer = z.object({
  accounts: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      openInvoices: z.int(),
      oldestDueOn: z.nullable(WireDay),
    }),
  ),
});
export type AccountsAnswer = z.infer<typeof AccountsAnswer>;
export type AccountsBody = z.input<typeof AccountsAnswer>;

/** What one policy says of the account on that day. */
const WireVerdict = z.object({
  today: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("remind"),
      step: z.string(),
      days: z.int(),
      channel: WireChannel,
      askedMinor: z.int(),
    }),
    z.object({ kind: z.literal("hold"), because: WireHoldReason, until: z.nullable(WireDay) }),
    z.object({ kind: z.literal("rest") }),
  ]),
  next: WireNext,
  /** Of the oldest open invoice: the day each step's time comes, and whether the invoice has it behind it. */
  ladder: z.array(
    z.object({ step: z.string(), days: z.int(), channel: WireChannel, on: WireDay, done: z.boolean() }),
  ),
});
export type VerdictView = z.infer<typeof WireVerdict>;
export type VerdictBody = z.input<typeof WireVerdict>;

/** POST /v1/settings/policies/try: the same account, the same day, under the policy in force and under the draft. */
export const TryAnswer = z.object({
  account: z.object({ accountId: z.string(), name: z.string() }),
  asOf: WireDay,
  currencies: z.array(
    z.object({
      currency: WireCurrency,
      openMinor: z.int(),
      /** The oldest open invoice, whose ladder is shown. */
      oldest: z.object({ number: z.string(), dueOn: WireDay, dpd: z.int(), residualMinor: z.int() }),
      before: WireVerdict,
      after: WireVerdict,
      /** Invoices whose next step is another under the draft. */
      changed: z.int(),
      invoices: z.int(),
    }),
  ),
});
export type TryAnswer = z.infer<typeof TryAnswer>;
export type TryBody = z.input<typeof TryAnswer>;

/** GET /v1/settings/replay: the first day that can be replayed, null while none can; and the org's today. */
export const ReplayStart = z.object({ firstOn: z.nullable(WireDay), today: WireDay });
export type ReplayStart = z.infer<typeof ReplayStart>;
export type ReplayStartBody = z.input<typeof ReplayStart>;

/** What one way of reminding came to in a period. */
const WireReminderSum = z.object({
  messages: z.int(),
  debtors: z.int(),
  /** In minor units by currency; the same invoice counts each time that it is asked for. */
  askedMinor: z.record(z.string(), z.int()),
  /** Messages that asked for something that had been settled by that day. */
  afterPayment: z.int(),
  /** Messages that named an invoice of which a part was contested. */
  disputed: z.int(),
});

/** POST /v1/settings/replay: what a policy would have done in a period beside what was done. */
export const ReplayAnswer = z.object({
  from: WireDay,
  to: WireDay,
  days: z.int(),
  accounts: z.int(),
  then: WireReminderSum,
  now: WireReminderSum,
  both: z.int(),
  /** Messages by week, by its Monday, without gaps. */
  weeks: z.array(z.object({ on: WireDay, then: z.int(), now: z.int() })),
  /** Accounts held, counted day by day. */
  holds: z.array(z.object({ because: WireHoldReason, then: z.int(), now: z.int() })),
  /** Messages that left only one way, oldest first, as many as a page can bear. */
  differences: z.array(
    z.object({
      on: WireDay,
      accountId: z.string(),
      account: z.string(),
      step: z.string(),
      days: z.int(),
      channel: WireChannel,
      currency: WireCurrency,
      amountMinor: z.int(),
      sent: z.enum(["only-then", "only-now"]),
    }),
  ),
  /** All of them, shown or not. */
  different: z.int(),
  note: Sentence,
});
export type ReplayAnswer = z.infer<typeof ReplayAnswer>;
export type ReplayBody = z.input<typeof ReplayAnswer>;

/** Which policy, and the segment that says so; null: none does, and the policy for the rest holds. */
const WireChoice = z.object({ segment: z.nullable(z.string()), policyId: z.string() });

/** Active accounts by segment, in the order of the segments, the rest last. */
const WireSegmentCounts = z.array(z.extend(WireChoice, { accounts: z.int() }));

/** GET /v1/settings/segments: who is under which policy, and what a segment may be made of. */
export const SegmentsAnswer = z.object({
  viewer: z.object({ orgId: z.string(), userId: z.string(), name: z.string() }),
  /** Version 0 with an empty list while nobody ever stored any: `otherwise` is the policy for everybody. */
  current: SegmentsShape,
  changed: z.nullable(z.object({ at: Moment, by: z.string() })),
  /** Each once, in its version in force, by id. */
  policies: z.array(z.object({ id: z.string(), version: z.int(), name: Sentence })),
  /** What the accounts of today have, to pick from. */
  choices: z.object({
    grades: z.array(z.string()),
    /** ISO 3166 codes. */
    countries: z.array(z.string()),
    languages: z.array(z.string()),
    owners: z.array(z.object({ id: z.string(), name: z.string() })),
    /** How many accounts the CRM marks as key accounts; null: it does not say. */
    keyAccounts: z.nullable(z.int()),
    currencies: z.array(z.string()),
  }),
  counts: WireSegmentCounts,
});
export type SegmentsAnswer = z.infer<typeof SegmentsAnswer>;
export type SegmentsBody = z.input<typeof SegmentsAnswer>;

const WireKeyField = z.object({ field: z.string(), values: z.nullable(z.array(z.string())) });

/** GET and PUT /v1/settings/sender, POST /v1/settings/sender/check: who the org's mail comes from; null: the installation's own sender. */
export const SenderAnswer = z.object({
  sender: z.nullable(
    z.object({
      name: z.string(),
      address: z.string(),
      /** Null: answers go to the sender. */
      replyTo: z.nullable(z.string()),
      /** One line under each letter, by its language; empty: none. Mail to customers goes `by` the mail server when absent. */
      signature: Sentence,
      by: z.optional(z.enum(["smtp", "zoho"])),
    }),
  ),
  /** The reader's own address in the CRM, to which a test goes; null: the CRM has none. */
  testTo: z.nullable(z.string()),
  ...SenderDomain,
});
export type SenderAnswer = z.infer<typeof SenderAnswer>;
export type SenderBody = z.input<typeof SenderAnswer>;

/** POST /v1/settings/sender/test: what the mail server said. */
export const SenderTestAnswer = z.object({ to: z.string(), sent: z.boolean(), reply: z.string() });
export type SenderTestBody = z.input<typeof SenderTestAnswer>;

/** GET and PUT /v1/settings/files: which files of the invoices mails carry; null: none. */
export const FilesAnswer = z.object({
  rule: z.nullable(z.object({ attach: z.enum(["pdf", "pdf-and-pictures"]), mostMb: z.int() })),
});
export type FilesAnswer = z.infer<typeof FilesAnswer>;
export type FilesBody = z.input<typeof FilesAnswer>;

/** GET and PUT /v1/settings/key-account: which field of the CRM's accounts says it, and which might. */
export const KeyAccountAnswer = z.object({
  /** Values null: a checkbox. Null: nobody chose one. */
  current: z.nullable(WireKeyField),
  /** Checkboxes and picklists; null while the CRM does not answer. */
  fields: z.nullable(
    z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        values: z.nullable(z.array(z.object({ value: z.string(), label: z.string() }))),
      }),
    ),
  ),
});
export type KeyAccountAnswer = z.infer<typeof KeyAccountAnswer>;
export type KeyAccountBody = z.input<typeof KeyAccountAnswer>;

/** PUT /v1/settings/segments: the version that is now in force. */
export const PutSegmentsAnswer = z.object({ version: z.int() });

/** POST /v1/settings/segments/try: today's accounts under a draft. Nothing is stored. */
export const TrySegmentsAnswer = z.object({
  accounts: z.int(),
  counts: WireSegmentCounts,
  /** Accounts that the draft puts under another policy. */
  changed: z.int(),
  /** The first fifty of them, by name. */
  changes: z.array(
    z.object({ accountId: z.string(), name: z.string(), before: WireChoice, after: WireChoice }),
  ),
});
export type TrySegmentsAnswer = z.infer<typeof TrySegmentsAnswer>;
export type TrySegmentsBody = z.input<typeof TrySegmentsAnswer>;

/** GET /v1/settings/calendars: whose business days are kept, most customers first. */
export const CalendarsAnswer = z.object({
  today: WireDay,
  /** The org's own, by which its rounds run. */
  timeZone: z.string(),
  calendars: z.array(
    z.object({
      /** ISO 3166-1 code of a country, or "WEEK" where nothing tells the country. */
      calendarId: z.string(),
      /** The country's; null for the bare week. */
      name: z.nullable(Sentence),
      accounts: z.int(),
      /** As the CRM has it, in no order; an empty text where it says nothing and a time zone tells. */
      countries: z.array(z.string()),
      /** Where the dates come from, with the version. */
      source: Sentence,
      /** This year and the next, and whether the holidays of all of it are known. */
      years: z.array(z.object({ year: z.int(), known: z.boolean() })),
    }),
  ),
});
export type CalendarsAnswer = z.infer<typeof CalendarsAnswer>;
export type CalendarsBody = z.input<typeof CalendarsAnswer>;

/** GET /v1/settings/calendars/:calendarId: the days of this year and the next that are not as every week. */
export const CalendarAnswer = z.object({
  calendarId: z.string(),
  /** ISO weekdays, 1 is Monday. */
  weekend: z.array(z.int()),
  closed: z.array(WireDay),
  /** Days of a weekend that are worked: Chinese make-up days. */
  worked: z.array(WireDay),
  /** Each policy that some customer may be under; first the one of whoever is in no segment. */
  policies: z.array(
    z.object({
      id: z.string(),
      name: Sentence,
      /** ISO weekdays on which it lets mail leave. */
      sendsOn: z.array(z.int()),
      /** Days on which it sends nothing: weekends, holidays and its own closed weekdays. */
      silent: z.array(WireDay),
    }),
  ),
});
export type CalendarAnswer = z.infer<typeof CalendarAnswer>;
export type CalendarBody = z.input<typeof CalendarAnswer>;
