import { resumeOrg, setStandstill, stopOrg } from "../../server/activation/index.ts";
import { ok } from "../../shared/kernel/result.ts";
import { ORG } from "./desks.ts";
import { type Doors, presses } from "./presses.ts";
import type { Stopper, World } from "./world.ts";

const ADMIN = { userId: "1", userName: "Zhou" };

/** Asked for until it is acknowledged; from then on nothing leaves. */
export function stops(world: World, doors: Doors, who: Stopper): void {
  presses<unknown>(
    world,
    doors,
    async ({ activation, standstill }) =>
      who === "org"
        ? stopOrg(ORG, ADMIN, "look first", activation)
        : ok(await setStandstill(true, "operator", "moving house", standstill)),
    () => world.swear({ kind: "stopped", who }),
  );
}

export function resumes(world: World, doors: Doors, who: Stopper): void {
  world.swear({ kind: "going", who });
  presses<unknown>(
    world,
    doors,
    async ({ activation, standstill }) =>
      who === "org"
        ? resumeOrg(ORG, ADMIN, "looked", activation)
        : ok(await setStandstill(false, "operator", "moved", standstill)),
    () => undefined,
  );
}

/** The calm days begin, whoever was stopped. */
export async function goesOn(world: World): Promise<void> {
  const { store } = world;
  await store.directly((tx) =>
    store.org.update(
      tx,
      "org",
      () => true,
      (row) => ({ ...row, mode: "live", installationStopped: false }),
    ),
  );
  for (const who of ["org", "house"] as const) world.swear({ kind: "going", who });
}
