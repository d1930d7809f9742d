import * as z from "zod/mini";

/** GET /v1/settings/returns: where returned mails and answers come in. */
export const Returns = z.object({
  mailbox: z.nullable(
    z.object({
      address: z.string(),
      by: z.string(),
      /** Where the mail server hands them on: entered there. */
      intakeUrl: z.string(),
    }),
  ),
  /** Addresses to which no reminder goes by mail any more. */
  optedOut: z.int(),
});
export type ReturnsView = z.infer<typeof Returns>;
export type ReturnsBody = z.input<typeof Returns>;
