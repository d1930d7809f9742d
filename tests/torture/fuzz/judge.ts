import type { RawAnswer } from "./raw-request.ts";
import type { Spoilt } from "./spoil.ts";
import type { Target } from "./target.ts";

const STACK = /\n\s+at \S+|node_modules[/\\]|[\w-]+\.(ts|js|mjs):\d+|(Type|Range|Syntax|Reference)Error\b/;

/** What is wrong with an answer, in a few words; null when nothing is. */
export function wrongWith(target: Target, spoilt: Spoilt, answer: RawAnswer): string | null {
  const { status, text } = answer;
  if (status === 0) return `no answer: ${answer.because}`;
  if (status >= 500) return `status ${status}`;
  if (status >= 400 && STACK.test(text)) return "tells how it is made";
  if (status >= 400 && !isClear(spoilt, answer)) return `status ${status} without a clear error`;
  if (spoilt.certainlyBad && status < 400 && !target.refusesWith200 && spoilt.request.method !== "OPTIONS")
    return `status ${status} for what can only be bad`;
  return null;
}

/** A code or a sentence; the parser of HTTP itself has but its status line. */
function isClear({ request }: Spoilt, { status, headers, text }: RawAnswer): boolean {
  if (request.method === "HEAD") return true;
  if (headers["content-type"] === undefined) return text === "" && [400, 417, 431].includes(status);
  if (!headers["content-type"].includes("json")) return text.trim().length > 0;
  const said = parsed(text);
  return ["code", "error", "data", "watch"].some((name) => Boolean(said?.[name]));
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
