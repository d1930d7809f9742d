/** A seeded stream of chances: the same seed gives the same stream on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `lowest` to `highest`, both included. */
  whole(lowest: number, highest: number): number;
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A stream of its own, so that what one part draws never shifts what another gets. */
  fork(label: string): Random;
}

export function randomOf(seed: string | number): Random {
  let state = hash(String(seed));
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return (scramble(state) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    whole: (lowest, highest) => lowest + Math.floor(next() * (highest - lowest + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error("Assertion failed: nothing to pick from");
      return picked;
    },
    fork: (label) => randomOf(`${seed}/${label}`),
  };
}

/** FNV-1a over the UTF-16 units, then scrambled so that close labels are far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return scramble(value);
}

/** Spreads every input bit over all 32 output bits. */
function scramble(input: number): number {
  let value = input ^ (input >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return value ^ (value >>> 16);
}
