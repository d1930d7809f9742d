/** Who looks after the messages of holders that died. */
export interface LeaseRooms {
  /** Orgs in which a lease is over. */
  overdue(): Promise<readonly string[]>;
  /** Takes back what those held. Needs no turn: a fence tells the living from the dead. */
  reap(orgId: string): Promise<unknown>;
  fault(fault: unknown): void;
}

/** A person is to hear of a doubt within seconds after its lease, not with the next minute's work. */
const LOOKS_EVERY_MS = 5_000;

/** Looks every few seconds, whatever else is at work, in every server: whoever is first takes it back. */
export function watchLeases(
  { overdue, reap, fault }: LeaseRooms,
  everyMs = LOOKS_EVERY_MS,
): { stop(): Promise<void> } {
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    for (const orgId of await overdue()) await reap(orgId);
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch(fault)
      .finally(() => {
        looking = undefined;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
