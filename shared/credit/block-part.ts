import type { ReasonCode } from "./contract.ts";
import type { Block } from "./scorecard.ts";

/** One thing that a score looks at beside the payments. */
export interface BlockPart {
  readonly code:
    | "promises"
    | "disputes"
    | "bounces"
    | "limit-use"
    | "limit-overdue"
    | "share"
    | "tenure"
    | "financial"
    | "market";
  readonly block: Block;
  /** Of its block, per cent. */
  readonly weight: number;
  /** 0–100, higher is better. */
  readonly value: number;
  readonly reason: ReasonCode;
  /** Something is to be said against them: without it a value under 100 only says that little is known. */
  readonly isFault: boolean;
  readonly figures: Readonly<Record<string, number>>;
}
