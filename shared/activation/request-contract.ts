import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { Words } from "../kernel/request-contract.ts";

/** POST /v1/settings/stop, /resume and /rehearse */
export const ReasonRequest = z.strictObject({ reason: Words(1, 500) });

/** POST /v1/settings/go-live: the digest that was shown, and one's own name. */
export const SignRequest = z.strictObject({
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  name: Words(1, 200),
});

/** POST /v1/settings/release-fuse */
export const ReleaseRequest = z.strictObject({ asOf: WireDay, reason: Words(1, 500) });

const CapsAsked = z.strictObject({
  firstDay: z.int().check(z.minimum(1), z.maximum(100_000)),
  growth: z.number().check(z.minimum(1), z.maximum(100)),
  days: z.int().check(z.minimum(0), z.maximum(90)),
  fuseShare: z.number().check(z.minimum(0), z.maximum(1)),
  fuseAbove: z.int().check(z.minimum(0), z.maximum(1_000_000)),
});

/** PUT /v1/settings/caps: the new ones, and those that were shown when the change was begun. */
export const CapsRequest = z.strictObject({ caps: CapsAsked, seen: CapsAsked, reason: Words(1, 500) });
