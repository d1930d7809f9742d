import type { Org, SandboxClock, World } from "./types.ts";
import { PREFIX_LENGTH } from "./org-state.ts";
import { stateOf } from "./org-state.ts";

/** An empty world under one clock. */
export function createWorld(clock: SandboxClock): World {
  return { clock, orgs: new Map(), violations: [] };
}

/** The org that issued an id, by its leading digits; undefined when no org of this world did. */
export function orgOfId(world: World, id: string): Org | undefined {
  const prefix = id.slice(0, PREFIX_LENGTH);
  for (const org of world.orgs.values()) if (stateOf(org).prefix === prefix) return org;
  return undefined;
}
