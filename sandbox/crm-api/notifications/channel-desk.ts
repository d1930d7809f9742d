import { listen } from "../../world/org-state.ts";
import type { Org, World } from "../../world/types.ts";
import type { Channel } from "./channel.ts";
import type { Notifier } from "./notifier.ts";

/** The channels of every org; one that has expired is gone. */
export interface ChannelDesk {
  open(org: Org, channel: Channel): void;
  find(org: Org, id: string): Channel | undefined;
  all(org: Org): Channel[];
  close(org: Org, id: string): void;
}

/** An org is listened to from its first channel on, so a world that nobody watches pays nothing. */
export function channelDesk(world: World, notifier: Notifier): ChannelDesk {
  const kept = new Map<Org, Map<string, Channel>>();
  const channelsOf = (org: Org): Map<string, Channel> => {
    const known = kept.get(org);
    if (known) return known;
    const fresh = new Map<string, Channel>();
    kept.set(org, fresh);
    listen(org, (change) => {
      const open = alive(org);
      if (open.length > 0) notifier.heard(org, change, open);
    });
    return fresh;
  };
  const alive = (org: Org): Channel[] => {
    const channels = channelsOf(org);
    const now = world.clock.now();
    for (const [id, channel] of channels) if (channel.expiresAt <= now) channels.delete(id);
    return [...channels.values()];
  };
  return {
    open: (org, channel) => void channelsOf(org).set(channel.id, channel),
    find: (org, id) => alive(org).find((channel) => channel.id === id),
    all: alive,
    close: (org, id) => void channelsOf(org).delete(id),
  };
}
