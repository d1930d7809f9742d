import type { Result } from "../../shared/kernel/result.ts";
import { desksOf, type SimulatedDesks } from "./desks.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

/** Any living process answers people; who got no answer asks again. */
export interface Doors {
  open(): Process | undefined;
}

const AGAIN_AFTER_MS = 40_000;
const PRESSES = 5;

/** A person presses the button until the page says what became of it; `told` when it is saved. */
export function presses<T>(
  world: World,
  doors: Doors,
  ask: (desks: SimulatedDesks) => Promise<Result<T, unknown>>,
  told: (value: T) => void,
): void {
  let isAnswered = false;
  const press = (left: number): void => {
    const process = doors.open();
    world.time.at(world.time.now + AGAIN_AFTER_MS, () => {
      if (!isAnswered && left > 0) press(left - 1);
    });
    if (process === undefined) return;
    void ask(desksOf(process, world, "people")).then((answer) => {
      if (isAnswered) return;
      isAnswered = true;
      if (answer.ok) told(answer.value);
    });
  };
  press(PRESSES);
}
