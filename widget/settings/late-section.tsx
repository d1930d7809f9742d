import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Skeleton } from "../ui/panel.tsx";
import { useSettingsWords } from "../words/settings-words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import type { SettingsClient } from "./settings-client.ts";

export interface SectionProps {
  readonly client: SettingsClient;
  /** Says how many lines wait for a person, for the inbox's own tab. */
  readonly waits: (count: number) => void;
}

/** One section of the settings. */
export type Section = (props: SectionProps) => JSX.Element | null;

/** A section whose code is fetched when somebody opens it: most visits are for the first one. */
export function lateSection(fetchIt: () => Promise<Section>): Section {
  return function LateSection(props) {
    const say = useSettingsWords();
    const [fetched, setFetched] = useState<{ readonly Section: Section } | "offline" | null>(null);
    const again = (): void =>
      void fetchIt().then(
        (Section) => setFetched({ Section }),
        () => setFetched("offline"),
      );
    useEffect(again, []);
    if (fetched === null) return <Skeleton label={say.loading} />;
    if (fetched === "offline") return <FailureNotice because={{ problem: "offline" }} again={again} />;
    return <fetched.Section {...props} />;
  };
}
