import type { Random } from "../../sandbox/books/random.ts";
import { AGREEMENTS } from "./agreements.ts";
import { DEEDS, type Deed } from "./deeds.ts";
import { HOLDS } from "./holds.ts";

/** Half of what happens is as old as trade; the rest people do with our pages. */
export const drawDeed = (random: Random): Deed =>
  random.pick(random.chance(0.5) ? DEEDS : random.chance(0.55) ? AGREEMENTS : HOLDS);
