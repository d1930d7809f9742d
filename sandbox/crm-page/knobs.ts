/** Every way in which the page misbehaves towards the widget: a query parameter of this name with one of these values. */
export const SWITCHES = {
  /** The protocol's version, as the host speaks it and as our own client plays it. At rest the host knows all of it. */
  sdk: ["0.9", "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.5-waits"],
  /** The widget's address does not name this page. */
  address: ["bare"],
  /** What becomes of the question for the ZDK's address, on which 1.1 to 1.4 wait. */
  zdk: ["never", "fails"],
  /** PageLoad before the context, half a second after it, or not at all. */
  pageLoad: ["early", "late", "never"],
  /** Not answered: function calls, every request, or even the widget's first word. */
  never: ["1", "all", "register"],
  /** Every request is rejected, or functions fail inside a value that resolves. */
  failure: ["rejects", "inside"],
  /** Every answer is held back by so many milliseconds; other numbers up to a minute are taken too. */
  latency: ["2000", "8000"],
  /** PageLoad's EntityId is an array. */
  entityArray: ["1"],
  /** An empty list is nothing at all, an empty text or an object without anything. */
  empty204: ["1", "text", "object"],
  /** The current user comes flat instead of in a list, or not at all. */
  me: ["flat", "nobody"],
  /** A third-party frame on a third origin forges messages into the widget. */
  spoof: ["1"],
} as const;

export type Switch = keyof typeof SWITCHES;

/** The switches as they stand; one at rest is undefined. */
export type Knobs = Readonly<Record<Switch, string | undefined>>;

const MAX_LATENCY_MS = 60_000;

/** Reads the switches from a query; a value that a switch does not have leaves it at rest. */
export function knobsOf(query: Readonly<Record<string, unknown>>): Knobs {
  const read = (name: Switch): [Switch, string | undefined] => {
    const values: readonly string[] = SWITCHES[name];
    const asked = query[name];
    return [name, typeof asked === "string" && values.includes(asked) ? asked : undefined];
  };
  const names = Object.keys(SWITCHES) as Switch[];
  return { ...(Object.fromEntries(names.map(read)) as Knobs), latency: latencyOf(query["latency"]) };
}

function latencyOf(asked: unknown): string | undefined {
  const ms = Math.trunc(Number(asked));
  return ms > 0 ? String(Math.min(ms, MAX_LATENCY_MS)) : undefined;
}
