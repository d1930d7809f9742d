import { useEffect, useState } from "preact/hooks";
import type { InboxCountsView } from "../../shared/inbox/contract.ts";
import type { SettingsClient } from "./settings-client.ts";

/** How many lines wait for a person, for the tab; and who looks. */
export function useWaiting(client: SettingsClient): {
  readonly waiting: number;
  readonly setWaiting: (count: number) => void;
  /** An administrator, until something else is known. */
  readonly role: InboxCountsView["role"];
} {
  const [waiting, setWaiting] = useState(0);
  const [role, setRole] = useState<InboxCountsView["role"]>("admin");
  useEffect(() => {
    let wanted = true;
    void client.inboxCounts().then((told) => {
      // What cannot be asked is told by the section below.
      if (!wanted || !told.ok) return;
      setWaiting(told.value.counts.reduce((all, { count }) => all + count, 0));
      setRole(told.value.role);
    });
    return () => {
      wanted = false;
    };
  }, [client]);
  return { waiting, setWaiting, role };
}
