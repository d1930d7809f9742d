import { releaseFuse } from "../../server/activation/index.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ORG } from "./desks.ts";
import { type Doors, presses } from "./presses.ts";
import type { World } from "./world.ts";

const ADMIN = { userId: "1", userName: "Zhou" };

/** An administrator looks at what the day held back, and says yes to all of it. */
export async function releasesFuse(world: World, doors: Doors, on: Day): Promise<void> {
  const { store } = world;
  const isHeld = await store.directly((tx) =>
    store.decisions.rows(tx, String(on)).some(({ reason }) => reason === "capped"),
  );
  if (!isHeld) return;
  world.swear({ kind: "pressed", what: "release", id: ORG, on });
  presses(
    world,
    doors,
    (desks) => {
      const digest = (): string => "";
      return releaseFuse(ORG, ADMIN, on, "read them", {
        ...desks.activation,
        dunning: desks.dunning,
        digest,
      });
    },
    () => undefined,
  );
}
