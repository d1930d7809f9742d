import { type InForce, policiesOf } from "./in-force.ts";
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
  scope: Pick<Scope, "caps" | "from" | "debtors" | "policy" | "segments">,
): Promise<string[]> {
  const said = saidIn(world);
  const of = policiesOf(world, scope, policies);
  const faults = world.sworn.flatMap((each) => (each.kind === "fault" ? [each.text] : []));
  return [
    ...faults,
    ...badlyPaced(world, said, of),
    ...tooLoud(world, said, scope),
    ...badlyAsked(world, said, of),
    ...(await badlyKept(world, said)),
  ];
}
