import type { InForce } from "./in-force.ts";
import type { Scope } from "../draw.ts";
import type { World } from "../world.ts";
import { badlyAsked } from "./asked.ts";
import { badlyKept } from "./kept.ts";
import { badlyPaced } from "./paced.ts";
import { tooLoud } from "./loud.ts";
import { saidIn } from "./said.ts";

/** What everybody outside saw, against what they may see. */
export async function judge(
  world: World,
  policies: readonly InForce[],
  scope: Pick<Scope, "caps" | "from" | "debtors">,
): Promise<string[]> {
  const said = saidIn(world);
  const faults = world.sworn.flatMap((each) => (each.kind === "fault" ? [each.text] : []));
  return [
    ...faults,
    ...badlyPaced(world, said, policies),
    ...tooLoud(world, said, scope),
    ...badlyAsked(world, said, policies),
    ...(await badlyKept(world, said)),
  ];
}
