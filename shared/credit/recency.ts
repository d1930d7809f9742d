import { fading, type Fading } from "../kernel/fading.ts";

/** 0.5^(age / halfLifeDays) for an age in whole days: 1 today, 0.5 after one half-life. */
export const recencyOf = (halfLifeDays: number): Fading => fading(halfLifeDays, oneDayOf(halfLifeDays));

/** 0.5^(1 / halfLifeDays) by halving and multiplying alone, which are the same on every machine. */
function oneDayOf(halfLifeDays: number): number {
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return low;
    let left = 1;
    for (let days = 0; days < halfLifeDays; days += 1) left *= middle;
    if (left < 0.5) low = middle;
    else high = middle;
  }
}
