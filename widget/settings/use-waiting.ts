import { useEffect, useState } from "preact/hooks";
import type { SettingsClient } from "./settings-client.ts";

/** How many lines wait for a person, for the tab; and whether whoever looks may do nothing else here. */
export function useWaiting(client: SettingsClient): {
  readonly waiting: number;
  readonly setWaiting: (count: number) => void;
  readonly isCollector: boolean;
} {
  const [waiting, setWaiting] = useState(0);
  const [isCollector, setIsCollector] = useState(false);
  useEffect(() => {
    let wanted = true;
    void client.inboxCounts().then((told) => {
      // What cannot be asked is told by the section below.
      if (!wanted || !told.ok) return;
      setWaiting(told.value.counts.reduce((all, { count }) => all + count, 0));
      setIsCollector(told.value.role === "collector");
    });
    return () => {
      wanted = false;
    };
  }, [client]);
  return { waiting, setWaiting, isCollector };
}
