import type { Random } from "../../sandbox/books/random.ts";
import { AGREEMENTS } from "./agreements.ts";
import { DEEDS, type Deed, TAKEN_BACK } from "./deeds.ts";
import { HOLDS } from "./holds.ts";

/** Half of what happens is as old as trade; the rest people do with our pages. `takesBack`: invoices are credited and voided as well. */
export const drawDeed = (random: Random, takesBack = false): Deed =>
  takesBack && random.chance(0.15)
    ? random.pick(TAKEN_BACK)
    : random.pick(random.chance(0.5) ? DEEDS : random.chance(0.55) ? AGREEMENTS : HOLDS);
