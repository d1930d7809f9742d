import type { Program } from "../../support/named-program.ts";
import { inFreshCell } from "../cell.ts";
import { brief, median } from "../figures.ts";

/** Seeded books: the first accounts of a larger size are those of a smaller one. */
export interface RoundSize {
  readonly accounts: number;
  readonly invoicesEach: number;
  readonly seed: number;
}

export interface Decided {
  readonly seconds: number;
  /** Accounts by what was decided. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly maxRssMb: number;
}

export interface EngineDecided {
  readonly seconds: number;
  readonly outcomes: readonly string[];
}

const BAR = 100;

export const roundBench: Program = {
  about:
    "The pure decision of a day for all open invoices, in memory, against json-rules-engine on the same rules and facts: CPU per invoice.",
  options: {
    invoices: { about: "open invoices to decide on", value: 1_000_000 },
    accounts: { about: "accounts that owe them", value: 20_000 },
    sample: { about: "accounts that json-rules-engine decides on as well", value: 400 },
    rounds: { about: "rounds of both, interleaved", value: 5 },
    seed: { about: "which books", value: 1 },
  },
  async run(given, say) {
    const { invoices = 0, accounts = 1, sample = 1, rounds = 1, seed = 1 } = given;
    const size = { accounts, invoicesEach: Math.ceil(invoices / accounts), seed };
    const part = { ...size, accounts: Math.min(sample, accounts) };
    const own: Decided[] = [];
    const ratios: number[] = [];
    const wrong: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const decided = await inFreshCell<Decided>("round/decide-cell.ts", "decideAll", size);
      const peer = await inFreshCell<EngineDecided>("round/engine-cell.ts", "decideByEngine", part);
      const outcomes = await inFreshCell<string[]>("round/decide-cell.ts", "outcomes", part);
      wrong.push(...outcomes.filter((line, at) => line !== peer.outcomes[at]));
      const perInvoice = decided.seconds / (size.accounts * size.invoicesEach);
      const ratio = peer.seconds / (part.accounts * part.invoicesEach) / perInvoice;
      own.push(decided);
      ratios.push(ratio);
      say(
        `round ${round + 1}: ${brief(perInvoice * 1e9)} ns an invoice, json-rules-engine ${brief(ratio)} times that`,
      );
    }
    for (const line of wrong.slice(0, 5)) say(`the engine says otherwise than "${line}"`);
    const seconds = median(own.map((each) => each.seconds));
    const ratio = brief(median(ratios));
    return {
      invoices: size.accounts * size.invoicesEach,
      accounts,
      decisionCpuSeconds: brief(seconds),
      invoicesPerCpuSecond: Math.round((size.accounts * size.invoicesEach) / seconds),
      peakRssMb: Math.round(Math.max(...own.map((each) => each.maxRssMb))),
      outcomes: own[0]?.outcomes ?? {},
      sampled: part.accounts,
      sampleDiffers: wrong.length,
      ratio,
      bar: BAR,
      ok: ratio >= BAR && wrong.length === 0,
    };
  },
};
