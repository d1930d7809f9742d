import { LayersTrial } from "../../shared/forecast/earn-layers.ts";
import { HabitsCount } from "../../shared/forecast/learn.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import type { ForecastDesk, KeptHabits } from "./ports.ts";

export interface HabitsReport {
  readonly settled: number;
  /** The layers were tried anew. */
  readonly tried: boolean;
}

/**
 * Counts how the org's customers have paid before `asOf` and keeps the counts. One pass over the ledger, one account in
 * memory at a time. Which layers are used is tried once a month. A run for a day gone by leaves what is newer alone.
 */
export function learnHabits(orgId: string, asOf: Day, desk: ForecastDesk): Promise<HabitsReport> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.kept();
    if (before !== null && before.asOf > asOf) return { settled: before.settled, tried: false };
    const tried = before === null || monthOf(before.layersOn) !== monthOf(asOf);
    const count = new HabitsCount(asOf);
    const trial = new LayersTrial(asOf);
    for await (const { accountId, entries } of book.ledger.allEntries()) {
      for (const each of settlements(entries, asOf)) {
        const seen = { ...each, accountId };
        count.add(seen);
        if (tried) trial.add(seen);
      }
    }
    const { layers, layersOn } = tried ? { layers: trial.earned(), layersOn: asOf } : (before as KeptHabits);
    const { accounts, portfolio, levels } = count.habits(layers);
    await book.keep({ asOf, settled: count.settled, portfolio, levels, layers, layersOn }, accounts);
    return { settled: count.settled, tried };
  });
}

const monthOf = (on: Day): string => formatDay(on).slice(0, 7);
