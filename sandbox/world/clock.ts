import type { SandboxClock } from "./types.ts";

/** A clock that starts at `startMs` (the machine's own time when absent) and runs on from there at normal speed. */
export function createClock(startMs: number = Date.now()): SandboxClock {
  // The monotonic clock, so that a machine that corrects its time never turns the sandbox back.
  let base = startMs;
  let since = performance.now();
  const now = (): number => Math.floor(base + performance.now() - since);
  return {
    now,
    moveTo(ms) {
      const from = now();
      if (!(ms >= from)) {
        throw new Error(
          `The sandbox clock only moves forward: it shows ${iso(from)}, and ${iso(ms)} is not later. Give a later moment.`,
        );
      }
      base = ms;
      since = performance.now();
    },
  };
}

const iso = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString() : String(ms));
