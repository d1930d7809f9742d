import type { InForce } from "./in-force.ts";
import type { World } from "../world.ts";
import { badlyAsked } from "./asked.ts";
import { badlyKept } from "./kept.ts";
import { badlyPaced } from "./paced.ts";
import { saidIn } from "./said.ts";

/** What everybody outside saw, against what they may see. */
export async function judge(world: World, policies: readonly InForce[]): Promise<string[]> {
  const said = saidIn(world);
  const faults = world.sworn.flatMap((each) => (each.kind === "fault" ? [each.text] : []));
  return [
    ...faults,
    ...badlyPaced(world, said, policies),
    ...badlyAsked(world, said, policies),
    ...(await badlyKept(world, said)),
  ];
}
