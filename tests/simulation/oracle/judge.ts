import type { Policy } from "../../../shared/dunning/policy/policy.ts";
import type { World } from "../world.ts";
import { badlyAsked } from "./asked.ts";
import { badlyKept } from "./kept.ts";
import { badlyPaced } from "./paced.ts";
import { saidIn } from "./said.ts";

/** A policy and the moment from which it was in force. */
export interface InForce {
  readonly from: number;
  readonly policy: Policy;
}

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
