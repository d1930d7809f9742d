import type { Sentence } from "../../shared/kernel/contract.ts";

/** A status for the program and a sentence in each language for the person. */
export interface Told {
  readonly status: number;
  readonly message: Sentence;
}

export const told = (status: number, zh: string, en: string): Told => ({
  status,
  message: { "zh-CN": zh, en },
});
