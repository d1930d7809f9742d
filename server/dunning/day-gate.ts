import { capOn, fuseOn } from "../../shared/activation/caps.ts";
import type { Hold } from "../../shared/dunning/decision.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { type Judged, judgeNarrowly } from "./judge-accounts.ts";
import type { Round } from "./open-round.ts";
import type { DunningBook, DunningDesk } from "./ports.ts";

/** What a day lets through of an org that has gone live: the days after it count, whatever the policy asks for. */
export type DayGate = (judged: Judged) => Judged;

const CHUNK = 100;
const openGate: DayGate = (judged) => judged;

/**
 * In the first days after a signed go-live so many messages as the cap allows, oldest debt first. Afterwards all of them,
 * or none when they are far more than usual and nobody has said yes again. Only a signed org is gated: its messages are
 * counted before the first is planned, so nothing of a flood has left when it shows.
 */
export async function gateOf(
  orgId: string,
  accountIds: readonly string[],
  round: Round,
  desk: Pick<DunningDesk, "inTenant">,
): Promise<DayGate> {
  const { liveOn, caps } = round.org;
  if (round.rehearsed || liveOn === null) return openGate;
  const { wanted, unread } = await wantedToday(orgId, accountIds, round, desk);
  const { asOf } = round.now;
  const soFar = await desk.inTenant(orgId, (book) => book.daySoFar(asOf));
  const cap = capOn(caps, liveOn, asOf);
  if (cap !== null) return onlyThe(wanted, cap - soFar.planned, asOf);
  const fuse = fuseOn(caps, accountIds.length, soFar.usual);
  return soFar.released || soFar.planned + wanted.length + unread <= fuse ? openGate : shut;
}

interface Wanted {
  readonly key: string;
  readonly oldestDueOn: Day;
}

const keyOf = ({ facts }: Pick<Judged, "facts">): string => `${facts.accountId}/${facts.currency}`;

async function wantedToday(
  orgId: string,
  accountIds: readonly string[],
  round: Round,
  desk: Pick<DunningDesk, "inTenant">,
): Promise<{ readonly wanted: readonly Wanted[]; readonly unread: number }> {
  const wanted: Wanted[] = [];
  let unread = 0;
  for (let at = 0; at < accountIds.length; at += CHUNK) {
    const chunk = accountIds.slice(at, at + CHUNK);
    const { judged, failed } = await judgeNarrowly(orgId, chunk, round, desk);
    // Who cannot be judged now may be judged when the day is planned, which names whoever cannot: each is a message.
    unread += failed.length;
    for (const each of judged)
      if (each.decision.kind === "remind") {
        const days = each.decision.demand.lines.map(({ dueOn }) => dueOn);
        wanted.push({ key: keyOf(each), oldestDueOn: days.reduce((a, b) => (a < b ? a : b)) });
      }
  }
  return { wanted, unread };
}

function onlyThe(wanted: readonly Wanted[], room: number, asOf: Day): DayGate {
  const first = [...wanted].sort((a, b) => a.oldestDueOn - b.oldestDueOn || (a.key < b.key ? -1 : 1));
  const admitted = new Set(first.slice(0, Math.max(0, room)).map(({ key }) => key));
  return (judged) => (admitted.has(keyOf(judged)) ? judged : capped(judged, asOf));
}

/** Until somebody says yes: no day is known for that. */
const shut: DayGate = (judged) => capped(judged, null);

function capped(judged: Judged, until: Day | null): Judged {
  const { decision } = judged;
  if (decision.kind !== "remind") return judged;
  const hold: Hold = { kind: "hold", because: "capped", until, step: decision.step };
  return { ...judged, decision: hold };
}

/**
 * The same for what a person asks for by hand, one account at a time: it takes a place of the day like any other message,
 * and on a day that waits for a second yes it waits too. Each call makes a gate that counts anew.
 */
export async function gateByHand(
  book: Pick<DunningBook, "daySoFar" | "accountsToPlan">,
  round: Round,
): Promise<() => DayGate> {
  const { liveOn, caps } = round.org;
  const { asOf } = round.now;
  if (round.rehearsed || liveOn === null) return () => openGate;
  const soFar = await book.daySoFar(asOf);
  const cap = capOn(caps, liveOn, asOf);
  if (cap === null && soFar.released) return () => openGate;
  const most =
    cap ?? (soFar.capped ? 0 : fuseOn(caps, (await book.accountsToPlan(asOf)).length, soFar.usual));
  return () => {
    let room = most - soFar.planned;
    return (judged) => {
      if (judged.decision.kind === "remind") room -= 1;
      return room >= 0 ? judged : capped(judged, cap === null ? null : asOf);
    };
  };
}
