import type { Random } from "../../../sandbox/books/random.ts";
import { wrongWith } from "./judge.ts";
import { sendRaw } from "./raw-request.ts";
import { type Spoilt, spoil } from "./spoil.ts";
import type { Ground, Target } from "./target.ts";

/** One thing that should not be: which request did it, and how to see it again. */
export interface Mischief {
  readonly ground: string;
  readonly target: string;
  readonly n: number;
  readonly how: string;
  readonly what: string;
  /** The request line and the beginning of body and answer. */
  readonly seen: string;
}

export interface Tormented {
  readonly requests: number;
  readonly refused: number;
  /** Requests that were good in spite of all, by target. */
  readonly taken: Readonly<Record<string, number>>;
  readonly mischief: readonly Mischief[];
}

interface Sent {
  readonly n: number;
  readonly target: Target;
  readonly spoilt: Spoilt;
  readonly status: number;
  readonly text: string;
}

const ENOUGH = 25;
const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Sends a ground so many bad requests, one after the other, and judges each answer and what is stored. */
export async function torment(ground: Ground, requests: number, random: Random): Promise<Tormented> {
  const mischief: Mischief[] = [];
  const taken: Record<string, number> = {};
  const tell = (sent: Sent, what: string): void => void mischief.push(mischiefOf(ground, sent, what));
  let refused = 0;
  let print = await ground.print();
  let since: Sent[] = [];
  for (let n = 1; n <= requests && mischief.length < ENOUGH; n += 1) {
    const sent = await sendOne(ground, n, random, tell);
    since.push(sent);
    if (sent.status >= 400) refused += 1;
    if (isTaken(sent)) taken[sent.target.name] = (taken[sent.target.name] ?? 0) + 1;
    if (since.length < ground.lookEvery && n < requests) continue;
    const fault = await pulseOf(ground);
    if (fault) tell(sent, fault);
    const now = await ground.print();
    const places = Object.keys({ ...print, ...now }).filter((place) => print[place] !== now[place]);
    if (places.length > 0 && !since.some(isTaken))
      tell(sent, `stored something in ${places.join(", ")}: ${linesOf(since)}`);
    print = now;
    since = [];
  }
  return { requests, refused, taken, mischief };
}

async function sendOne(
  ground: Ground,
  n: number,
  random: Random,
  tell: (sent: Sent, what: string) => void,
): Promise<Sent> {
  const target = random.pick(ground.targets);
  const spoilt = spoil(target, random);
  const answer = await sendRaw(ground.port, spoilt.request);
  const sent = { n, target, spoilt, status: answer.status, text: answer.text };
  const wrong = wrongWith(target, spoilt, answer);
  if (wrong) tell(sent, wrong);
  const polluted = pollution();
  if (polluted) tell(sent, `put "${polluted}" on every object`);
  return sent;
}

const isTaken = ({ spoilt, status }: Sent): boolean =>
  status >= 200 && status < 400 && changing.has(spoilt.request.method);

/** Both grounds live in this process, so what one of them does to Object.prototype shows here. */
function pollution(): string | undefined {
  const names = Object.keys(Object.prototype);
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  return names[0];
}

async function pulseOf({ port, pulse }: Ground): Promise<string | null> {
  const answer = await sendRaw(port, { method: "GET", path: pulse, headers: [], body: undefined });
  return answer.status === 200 ? null : `${pulse} answers ${answer.status} afterwards`;
}

const lineOf = ({ spoilt: { request } }: Sent): string => `${request.method} ${request.path.slice(0, 120)}`;
const linesOf = (sent: readonly Sent[]): string => sent.map(lineOf).join("; ");

function mischiefOf(ground: Ground, sent: Sent, what: string): Mischief {
  const body = sent.spoilt.request.body?.subarray(0, 200).toString() ?? "";
  return {
    ground: ground.name,
    target: sent.target.name,
    n: sent.n,
    how: sent.spoilt.how,
    what,
    seen: `${lineOf(sent)} | ${body} | ${sent.status} ${sent.text.slice(0, 200)}`,
  };
}
