import * as z from "zod/mini";

/** PUT /v1/settings/returns. What a shape cannot say is in check-mailbox.ts. */
export const ReturnsRequest = z.strictObject({ address: z.string().check(z.maxLength(200)) });
export type ReturnsRequest = z.infer<typeof ReturnsRequest>;
