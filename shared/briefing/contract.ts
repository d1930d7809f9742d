import * as z from "zod/mini";

const Weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day)));

/** GET and PUT /v1/settings/briefings: which mails our own people get. */
export const Briefings = z.object({
  /** The day before messages go out, to the owners of their accounts. */
  forewarning: z.boolean(),
  /** The weekday of the managers' digest, Monday = 1; null: none is sent. */
  digestOn: z.nullable(Weekday),
  /** Who gets the digest. */
  digestTo: z.array(z.string()),
  /** Whom it may be sent to: active users of the CRM with an address. */
  people: z.array(z.object({ userId: z.string(), name: z.string(), email: z.string() })),
});
export type BriefingsView = z.infer<typeof Briefings>;
export type BriefingsBody = z.input<typeof Briefings>;
