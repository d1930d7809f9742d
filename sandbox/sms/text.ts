/** One text as a phone shows it. */
export interface DroppedText {
  /** 1 for the first that arrived. */
  readonly number: number;
  readonly arrivedAt: number;
  readonly provider: "twilio" | "aliyun";
  /** E.164. */
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** The provider's own id. */
  readonly id: string;
  /** What the sender called it: Aliyun's OutId; empty with Twilio. */
  readonly outId: string;
  readonly reportTo: string | null;
  /** Which account of the provider's paid for it. */
  readonly account: string;
}

/**
 * How the provider misbehaves at one request.
 * - `status`: answers so and keeps nothing.
 * - `lost`: keeps the text and closes the connection without an answer.
 * - `refuse`: a definite refusal with that code of its own.
 */
export type SmsFault =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "lost" }
  | { readonly kind: "refuse"; readonly code: string };

/** What phones tell the carrier, and how often the provider repeats it. */
export type ReportPlan = "none" | "delivered" | "doubled" | "failed";
