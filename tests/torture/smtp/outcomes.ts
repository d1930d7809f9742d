import type { Delivery } from "../../../server/dunning/index.ts";
import type { Fault, Moment } from "./faulty-server.ts";

/** One row of the outcome table. */
export interface Outcome {
  readonly name: string;
  readonly at: Moment | "connect" | "TLS";
  readonly fault: Fault | null;
  readonly becomes: Delivery["kind"];
  /** What the mailbox has of it at once. */
  readonly letters: 0 | 1;
  /** Costs the patience of the courier. */
  readonly slow?: boolean;
}

const says = (at: Moment, line: string, becomes: Delivery["kind"]): Outcome => ({
  name: `${line} at ${at}`,
  at,
  fault: { kind: "reply", says: line },
  becomes,
  letters: 0,
});
const cutAt = (at: Moment, becomes: Delivery["kind"], keeps = false): Outcome => ({
  name: `a cut line at ${at}${keeps ? ", which has the letter" : ""}`,
  at,
  fault: { kind: "cut", keeps },
  becomes,
  letters: keeps ? 1 : 0,
});
const silentAt = (at: Moment, becomes: Delivery["kind"], keeps = false): Outcome => ({
  name: `silence at ${at}${keeps ? ", which has the letter" : ""}`,
  at,
  fault: { kind: "silence", keeps },
  becomes,
  letters: keeps ? 1 : 0,
  slow: true,
});

/** Before the body anything but a final no may be tried again; once it has begun, only the server's own word is definite. */
export const OUTCOMES: readonly Outcome[] = [
  { name: "nobody listens", at: "connect", fault: null, becomes: "deferred", letters: 0 },
  { name: "TLS is asked for and missing", at: "TLS", fault: null, becomes: "deferred", letters: 0 },
  says("greeting", "421 4.3.2 closing", "deferred"),
  says("greeting", "554 5.7.1 not you", "deferred"),
  cutAt("greeting", "deferred"),
  says("EHLO", "421 4.3.2 closing", "deferred"),
  cutAt("EHLO", "deferred"),
  ...(["MAIL", "RCPT", "DATA"] as const).flatMap((at) => [
    says(at, "421 4.3.2 closing", "deferred"),
    says(at, "451 4.7.1 greylisted", "deferred"),
    says(at, "452 4.5.3 later", "deferred"),
    says(at, "554 5.7.1 no", "rejected"),
    cutAt(at, "deferred"),
    silentAt(at, "deferred"),
  ]),
  says("RCPT", "550 5.1.1 nobody here", "rejected"),
  cutAt("body", "in_doubt"),
  says("dot", "421 4.3.2 closing", "deferred"),
  says("dot", "452 4.2.2 later", "deferred"),
  says("dot", "554 5.6.0 not this", "rejected"),
  cutAt("dot", "in_doubt"),
  cutAt("dot", "in_doubt", true),
  silentAt("dot", "in_doubt"),
  silentAt("dot", "in_doubt", true),
];
