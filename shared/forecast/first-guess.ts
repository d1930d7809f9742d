import { BINS, EARLIEST } from "./lateness.ts";

/** As much evidence as this many invoices comes from the first guess, until an org has its own. */
export const FIRST_GUESS_INVOICES = 20;

const BY_THE_DUE_DAY = 0.58;
/** e^(-1/6) and e^(-1/9): Math.exp may differ by a last bit between engines. */
const FALL_BEFORE = 0.8464817248906141;
const FALL_AFTER = 0.8948393168143698;

/** Before an org has history: 58 % pay by the due day, falling off by e^(x/6) before it; 42 % after, by e^(-x/9). */
export const FIRST_GUESS: Float64Array = firstGuess();

function firstGuess(): Float64Array {
  const guess = new Float64Array(BINS);
  const due = -EARLIEST;
  let [before, after] = [0, 0];
  for (let at = due, weight = 1; at >= 0; at -= 1, weight *= FALL_BEFORE) before += guess[at] = weight;
  for (let at = due + 1, weight = 1; at < BINS; at += 1, weight *= FALL_AFTER) after += guess[at] = weight;
  return guess.map((weight, at) =>
    at <= due ? (BY_THE_DUE_DAY * weight) / before : ((1 - BY_THE_DUE_DAY) * weight) / after,
  );
}
