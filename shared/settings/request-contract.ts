import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { CrmText, Words } from "../kernel/request-contract.ts";

/** POST /v1/settings/policies. What is wrong inside the policy is said field by field, by `readPolicy`. */
export const PutPolicyRequest = z.strictObject({
  policy: z.unknown(),
  /** In an org without segments an activated policy becomes everybody's; with this it waits for a segment to name it. */
  onlyForSegments: z.optional(z.boolean()),
});

/** POST /v1/settings/policies/try */
export const TryPolicyRequest = z.strictObject({
  policy: z.unknown(),
  accountId: z.string().check(z.regex(/^[0-9]{10,24}$/)),
});

/**
 * PUT /v1/settings/segments and POST /v1/settings/segments/try: { version, segments, otherwise }, the version being the
 * one that was read. What is wrong inside is said field by field, by `readSegments`; an older version by "version".
 */
export const SegmentsRequest = z.strictObject({ draft: z.unknown() });

const Sender = z.strictObject({
  name: Words(1, 100),
  address: z.string().check(z.minLength(1), z.maxLength(320)),
  replyTo: z.nullable(z.string().check(z.minLength(1), z.maxLength(320))),
  signature: z.strictObject({ "zh-CN": CrmText(0, 200), en: CrmText(0, 200) }),
  by: z.optional(z.enum(["smtp", "zoho"])),
});

/** PUT /v1/settings/sender. What is wrong inside is said field by field. */
export const SenderRequest = z.strictObject({ sender: Sender, reason: Words(1, 500) });
export type SenderRequest = z.infer<typeof SenderRequest>;

/** POST /v1/settings/sender/test: a message to whoever asks, before or after it is saved. */
export const SenderTestRequest = z.strictObject({ sender: Sender });
export type SenderTestRequest = z.infer<typeof SenderTestRequest>;

/** POST /v1/settings/sender/check: the saved sender's domain; the selector is what our mail server signs with, null: unknown. */
export const SenderCheckRequest = z.strictObject({
  selector: z.nullable(
    z
      .string()
      .check(
        z.maxLength(100),
        z.regex(/^[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*$/i),
      ),
  ),
});
export type SenderCheckRequest = z.infer<typeof SenderCheckRequest>;

/** POST /v1/settings/sender/key: a new key of our own for the sender's domain, or from now on none. */
export const SigningKeyRequest = z.strictObject({ key: z.enum(["new", "none"]), reason: Words(1, 500) });
export type SigningKeyRequest = z.infer<typeof SigningKeyRequest>;

/** PUT /v1/settings/files: null: mails carry no files. The bounds are those of `FILES_MB`. */
export const FilesRequest = z.strictObject({
  rule: z.nullable(
    z.strictObject({
      attach: z.enum(["pdf", "pdf-and-pictures"]),
      mostMb: z.int().check(z.minimum(1), z.maximum(20)),
    }),
  ),
  reason: Words(1, 500),
});
export type FilesRequest = z.infer<typeof FilesRequest>;

/** PUT /v1/settings/key-account: the field that says it, with the values of a picklist that mean it; null: none does. */
export const KeyAccountRequest = z.strictObject({
  chosen: z.nullable(
    z.strictObject({
      field: z.string().check(z.regex(/^[A-Za-z]\w{0,99}$/)),
      values: z.nullable(z.array(CrmText(1, 200)).check(z.maxLength(100))),
    }),
  ),
  reason: Words(1, 500),
});
export type KeyAccountRequest = z.infer<typeof KeyAccountRequest>;

/** POST /v1/settings/replay. At most 400 days; without a policy each day is replayed with the one then in force. */
export const ReplayRequest = z.strictObject({
  from: WireDay,
  to: WireDay,
  policy: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("as-then") }),
    z.strictObject({
      kind: z.literal("version"),
      id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
      version: z.int().check(z.positive(), z.maximum(999_999_999)),
    }),
    z.strictObject({ kind: z.literal("draft"), body: z.unknown() }),
  ]),
});
export type ReplayRequest = z.infer<typeof ReplayRequest>;
