import type { PresetId } from "./kinds.ts";
import type { Limit } from "./limit.ts";
import { presetOf, usualPreset } from "./presets.ts";

/** One number that an org set in a preset's place. */
export interface ChangedLimit {
  readonly key: string;
  /** Of a count: how many; of a pause: days. */
  readonly number?: number;
  readonly fromMinute?: number;
  readonly toMinute?: number;
  /** Why it is looser than the preset; null on one that is not. */
  readonly reason: string | null;
}

/** What an org chose: by ISO country code a preset other than the usual one, and changed numbers. */
export interface ChosenLimits {
  readonly presets: Readonly<Record<string, PresetId>>;
  readonly changed: readonly ChangedLimit[];
}

export const nothingChosen: ChosenLimits = { presets: {}, changed: [] };

export const presetFor = ({ presets }: Pick<ChosenLimits, "presets">, code: string | null): PresetId =>
  (code === null ? undefined : presets[code]) ?? usualPreset(code);

/** What is in force for debtors of that country. */
export function limitsFor(chosen: ChosenLimits, code: string | null): readonly Limit[] {
  const { limits } = presetOf(presetFor(chosen, code));
  return limits.map((limit) => {
    const change = chosen.changed.find(({ key }) => key === limit.key);
    return change === undefined ? limit : changedTo(limit, change);
  });
}

export function changedTo(limit: Limit, { number, fromMinute, toMinute }: ChangedLimit): Limit {
  if (limit.kind === "count") return { ...limit, most: number ?? limit.most };
  if (limit.kind === "pause") return { ...limit, days: number ?? limit.days };
  return { ...limit, fromMinute: fromMinute ?? limit.fromMinute, toMinute: toMinute ?? limit.toMinute };
}

/** Whether the change lets through what the preset does not. */
export function isLooser(limit: Limit, change: ChangedLimit): boolean {
  const changed = changedTo(limit, change);
  if (limit.kind === "count") return changed.kind === "count" && changed.most > limit.most;
  if (limit.kind === "pause") return changed.kind === "pause" && changed.days < limit.days;
  if (changed.kind !== "hours") return false;
  return changed.fromMinute < limit.fromMinute || changed.toMinute > limit.toMinute;
}
