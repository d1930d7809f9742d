import { type Purpose, WAYS, type Way } from "./kinds.ts";

interface Said {
  readonly way: Way;
  readonly purpose: Purpose;
  /** Null: it stands. */
  readonly back: unknown;
}

/** By which ways a contact may still hear of that. A letter by post is in none of these lists: nobody opts out of it. */
export const waysLeft = (said: readonly Said[], purpose: Purpose): readonly Way[] =>
  WAYS.filter(
    (way) => !said.some((each) => each.back === null && each.way === way && each.purpose === purpose),
  );
