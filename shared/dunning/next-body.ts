import { formatDay } from "../kernel/day.ts";
import type { Next, NextBody } from "./contract.ts";

/** What comes next, as it travels. */
export function nextBody(next: Next | undefined): NextBody {
  if (next === undefined || next.kind === "none") return { kind: "none" };
  if (next.kind === "step") return { ...next, on: formatDay(next.on) };
  return { ...next, until: next.until === null ? null : formatDay(next.until) };
}
