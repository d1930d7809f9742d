import type { Sentence } from "../../../kernel/contract.ts";

/** Why a policy's numbers are what they are: by the key of a step, or by the name of a rule (`minGapDays`). */
export type NumberReasons = Readonly<Record<string, Sentence>>;
