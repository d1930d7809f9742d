/** How the page misbehaves towards the widget; each is a query parameter of the same name. */
export interface Knobs {
  /** Function calls are never answered. */
  readonly never: boolean;
  /** Every answer is held back by so many milliseconds. */
  readonly latency: number;
  /** PageLoad's EntityId is an array. */
  readonly entityArray: boolean;
  /** A third-party frame on a third origin forges messages into the widget. */
  readonly spoof: boolean;
  /** An empty list answers nothing at all. */
  readonly empty204: boolean;
}

const MAX_LATENCY_MS = 60_000;

export function knobsOf(query: Readonly<Record<string, unknown>>): Knobs {
  const on = (name: string): boolean => query[name] === "1";
  const latency = Number(query["latency"] ?? 0);
  return {
    never: on("never"),
    latency: latency > 0 ? Math.min(latency, MAX_LATENCY_MS) : 0,
    entityArray: on("entityArray"),
    spoof: on("spoof"),
    empty204: on("empty204"),
  };
}

/** The knobs as a link hands them on: those at rest are left out. */
export function knobParameters(knobs: Knobs): Record<keyof Knobs, string | undefined> {
  const flag = (on: boolean): string | undefined => (on ? "1" : undefined);
  return {
    never: flag(knobs.never),
    latency: knobs.latency > 0 ? String(knobs.latency) : undefined,
    entityArray: flag(knobs.entityArray),
    spoof: flag(knobs.spoof),
    empty204: flag(knobs.empty204),
  };
}
