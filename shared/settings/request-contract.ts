import * as z from "zod/mini";

/** POST /v1/settings/policies. What is wrong inside the policy is said field by field, by `readPolicy`. */
export const PutPolicyRequest = z.strictObject({ policy: z.unknown() });

/** POST /v1/settings/policies/try */
export const TryPolicyRequest = z.strictObject({
  policy: z.unknown(),
  accountId: z.string().check(z.regex(/^[0-9]{10,24}$/)),
});
