import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Words } from "../words/en.ts";

/** Why something was not told or not done: which of the words says so, and the server's own sentence where it gave one. */
export interface Refusal {
  readonly problem: keyof Words["problem"];
  readonly code?: string;
  /** The field of the request that is to blame, by the server's name. */
  readonly field?: string;
  readonly sentence?: Sentence;
}

/** What was asked for, or why not, whichever client was asked. */
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: Refusal };
