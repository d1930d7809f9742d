import { formatDay } from "../../../shared/kernel/day.ts";
import type { Scope } from "../draw.ts";
import type { World } from "../world.ts";
import type { Said } from "./said.ts";

/** So many are no flood in any org. */
const NO_FLOOD = 20;

/** More messages on a day than an org that went live on the story's first day may have. */
export function tooLoud(
  world: World,
  said: readonly Said[],
  { caps, from, debtors }: Pick<Scope, "caps" | "from" | "debtors">,
): string[] {
  if (caps === null) return [];
  const messages = new Map<Said["on"], number>();
  for (const { on } of said) messages.set(on, (messages.get(on) ?? 0) + 1);
  return [...messages].flatMap(([on, count]) => {
    let most = caps.firstDay;
    for (let day: number = from; day < on; day += 1) most *= caps.growth;
    if (on - from < caps.days)
      return count > Math.floor(most) ? [`${count} messages on ${formatDay(on)}, ${most} may leave`] : [];
    const released = world.swornOf("pressed").some((seen) => seen.what === "release" && seen.on === on);
    const fuse = Math.max(NO_FLOOD, Math.floor(caps.fuseShare * debtors));
    return count > fuse && !released ? [`${count} messages on ${formatDay(on)}, the fuse is ${fuse}`] : [];
  });
}
