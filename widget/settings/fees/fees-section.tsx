import { useState } from "preact/hooks";
import type { FeesView } from "../../../shared/charge/contract.ts";
import { TermsLine } from "../../charge/terms-line.tsx";
import { Status } from "../../ui/status.tsx";
import { useChargeWords } from "../../words/charge-words.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { DiscountsPanel } from "./discounts-panel.tsx";
import { RateTables } from "./rate-tables.tsx";
import { TermsForm } from "./terms-form.tsx";

/** By what the org charges for late payment, and the published rates behind it. */
export function FeesSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.fees);
  return (
    <WhenAnswered asked={asked}>
      {(fees, again) => <Fees fees={fees} client={client} again={again} />}
    </WhenAnswered>
  );
}

interface FeesProps {
  readonly fees: FeesView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

function Fees({ fees, client, again }: FeesProps) {
  const { fees: say } = useChargeWords();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const close = (words: string): void => {
    setOpen(false);
    setSaid(words);
  };
  return (
    <div class="settings-grid">
      <div class="settings-column">
        <section class="panel" aria-labelledby="fees-title">
          <header class="panel-head">
            <h2 id="fees-title" tabIndex={-1}>
              {say.title}
            </h2>
          </header>
          <TermsLine terms={fees.terms} />
          <Status text={said} />
          {open ? (
            <TermsForm {...{ fees, client, again, close }} />
          ) : (
            <button type="button" class="button" onClick={() => setOpen(true)}>
              {say.edit}
            </button>
          )}
        </section>
        <DiscountsPanel client={client} />
      </div>
      <RateTables {...{ fees, client, again }} />
    </div>
  );
}
