import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

interface Seen {
  readonly parent: number;
  readonly seconds: number;
}

/** Seconds of CPU of all processes below one, those that have ended among them; Linux only. */
export function cpuOfChildren(pid: number): number {
  const all = new Map<number, Seen>();
  for (const name of readdirSync("/proc")) if (/^\d+$/.test(name)) note(all, Number(name));
  const isBelow = (each: Seen | undefined): boolean =>
    each !== undefined && (each.parent === pid || isBelow(all.get(each.parent)));
  let seconds = 0;
  for (const each of all.values()) if (isBelow(each)) seconds += each.seconds;
  return seconds;
}

function note(all: Map<number, Seen>, pid: number): void {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything; the numbers follow it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    all.set(pid, { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND });
  } catch {
    // It ended between the two looks.
  }
}
