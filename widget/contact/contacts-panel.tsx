import { useState } from "preact/hooks";
import { useContactsWords } from "../words/contacts-words.ts";
import { OptOutPanel } from "./opt-out-panel.tsx";
import { PreferencePanel } from "./preference-panel.tsx";
import { ThirdPartyPanel } from "./third-party-panel.tsx";
import type { OptOutPanelProps } from "./use-opt-out-desk.ts";
import type { PreferencePanelProps } from "./use-preference-desk.ts";

type ContactsProps = PreferencePanelProps &
  OptOutPanelProps & { readonly client: Parameters<typeof ThirdPartyPanel>[0]["client"] };

const PARTS = ["wishes", "optOuts", "others"] as const;

/** What the contacts want, what they want no more, and whom else one may ask about them. */
export function ContactsPanel(props: ContactsProps) {
  const say = useContactsWords();
  const [shown, show] = useState<(typeof PARTS)[number]>(
    props.view.contacts.length > 0 ? "wishes" : "others",
  );
  const parts = PARTS.filter((part) => part === "others" || props.view.contacts.length > 0);
  return (
    <>
      {parts.length > 1 && (
        <div class="form-end">
          {parts.map((part) => (
            <button
              key={part}
              type="button"
              class={part === shown ? "button" : "link"}
              aria-pressed={part === shown}
              onClick={() => show(part)}
            >
              {say[part]}
            </button>
          ))}
        </div>
      )}
      {shown === "wishes" && <PreferencePanel {...props} />}
      {shown === "optOuts" && <OptOutPanel {...props} />}
      {shown === "others" && <ThirdPartyPanel {...props} />}
    </>
  );
}
