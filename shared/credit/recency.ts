import { fading, type Fading } from "../kernel/fading.ts";

/** An invoice settled this many days ago counts half; shorter half-lives measured worse on late payment. */
export const HALF_LIFE_DAYS = 180;

/** 0.5^(age / 180) for an age in whole days: 1 today, 0.5 after half a year. */
export const recencyWeight: Fading = fading(HALF_LIFE_DAYS, 0.9961565872205752);
