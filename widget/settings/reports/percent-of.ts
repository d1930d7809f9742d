/** 108 000 ppm → "10.8", without zeros that say nothing. */
export const percentOf = (ppm: number): string => String(ppm / 10_000);
