/**
 * Why the CRM did not answer.
 * - `refused`: the org's connection is no longer accepted; only a person can mend it.
 * - `throttled`: ask again later.
 * - `unreachable`: no usable answer before the deadline; nothing is known about what was done.
 * - `rejected`: a clear no to this one request.
 */
export type FaultKind = "refused" | "throttled" | "unreachable" | "rejected";

export class CrmFault extends Error {
  readonly kind: FaultKind;
  /** Zoho's own word for it, when it gave one. */
  readonly code: string | null;
  readonly retryAfterMs: number;

  constructor(
    kind: FaultKind,
    message: string,
    more: { readonly code?: string; readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "CrmFault";
    this.kind = kind;
    this.code = more.code ?? null;
    this.retryAfterMs = more.retryAfterMs ?? 30_000;
  }
}
