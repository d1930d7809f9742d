import type { RecordChange } from "../../world/org-state.ts";
import type { Org, World } from "../../world/types.ts";
import type { Channel } from "./channel.ts";
import { type Courier, courier, type Posted } from "./courier.ts";
import { type Happening, happeningsFor, noticesOf } from "./notice.ts";
import type { NoticeFate } from "./notice-fate.ts";

export interface Notifier {
  /** A record changed while these channels were open. */
  heard(org: Org, change: RecordChange, channels: readonly Channel[]): void;
  /** What was posted, or should have been, the last few thousand. */
  readonly posted: readonly Posted[];
}

/**
 * Tells channels what happened. A request's changes are all made in one turn of the event loop, so what one turn
 * brought goes out together.
 */
export function notifier(world: World, fate: NoticeFate): Notifier {
  const couriers = new Map<string, Courier>();
  const posted: Posted[] = [];
  let waiting = new Map<Channel, { org: Org; happenings: Happening[] }>();

  const courierOf = (org: Org, channel: Channel): Courier => {
    const key = `${org.zgid}/${channel.id}`;
    const known = couriers.get(key) ?? courier(org.zgid, fate, posted);
    couriers.set(key, known);
    return known;
  };
  const flush = (): void => {
    const told = waiting;
    waiting = new Map();
    const now = world.clock.now();
    for (const [channel, { org, happenings }] of told)
      for (const notice of noticesOf(channel, happenings, now))
        courierOf(org, channel).post(channel.notifyUrl, notice);
  };
  return {
    posted,
    heard(org, change, channels) {
      for (const channel of channels) {
        const happenings = happeningsFor(channel, org, change);
        if (happenings.length === 0) continue;
        if (waiting.size === 0) queueMicrotask(flush);
        const told = waiting.get(channel) ?? { org, happenings: [] };
        told.happenings.push(...happenings);
        waiting.set(channel, told);
      }
    },
  };
}
