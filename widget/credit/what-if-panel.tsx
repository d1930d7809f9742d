import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenItemView } from "../../shared/account/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { ServerClient } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import { useWhatIfWords } from "../words/what-if-words.ts";
import type { Ticks } from "./use-ticks.ts";
import { useWhatIf } from "./use-what-if.ts";
import { WhatIfTold } from "./what-if-told.tsx";

/** As many as the server answers at once. */
const MOST = 200;

interface WhatIfPanelProps {
  readonly client: Pick<ServerClient, "whatIf">;
  readonly items: readonly OpenItemView[];
  readonly ticks: Ticks;
  readonly close: () => void;
}

/** How the account would stand if the ticked invoices were paid. */
export function WhatIfPanel({ client, items, ticks, close }: WhatIfPanelProps) {
  const say = useWhatIfWords();
  const title = useRef<HTMLHeadingElement>(null);
  const [paidOn, setPaidOn] = useState("");
  // What was paid since is in the list no more.
  const invoiceIds = items.map(({ invoiceId }) => invoiceId).filter((id) => ticks.ticked?.has(id));
  useEffect(() => {
    title.current?.focus();
    ticks.set([]);
    return () => ticks.set(null);
  }, []);
  return (
    <section
      class="log-form send-panel"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      <p class="quiet">{say.hint}</p>
      <Tools {...{ items, ticks, paidOn, setPaidOn }} />
      <p class="quiet" role="status">
        {invoiceIds.length > MOST ? say.tooMany(MOST) : say.ticked(invoiceIds.length)}
      </p>
      <Answer client={client} invoiceIds={invoiceIds.length > MOST ? [] : invoiceIds} paidOn={paidOn} />
      <div class="form-end">
        <button type="button" class="button" onClick={close}>
          {say.close}
        </button>
      </div>
    </section>
  );
}

interface ToolsProps extends Pick<WhatIfPanelProps, "items" | "ticks"> {
  readonly paidOn: string;
  readonly setPaidOn: (day: string) => void;
}

function Tools({ items, ticks, paidOn, setPaidOn }: ToolsProps) {
  const say = useWhatIfWords();
  const { asOf } = useSpeech();
  const overdue = items.filter(({ dpd }) => dpd > 0).map(({ invoiceId }) => invoiceId);
  return (
    <div class="form-end">
      <button type="button" class="button" disabled={overdue.length === 0} onClick={() => ticks.set(overdue)}>
        {say.overdue}
      </button>
      {/* Never disabled: the keyboard would lose its place with it. */}
      <button type="button" class="button" onClick={() => ticks.set([])}>
        {say.none}
      </button>
      <label class="field">
        {say.paidOn}
        <input
          class="input"
          type="date"
          min={formatDay(asOf)}
          value={paidOn || formatDay(asOf)}
          onInput={(event) => setPaidOn(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

interface AnswerProps extends Pick<WhatIfPanelProps, "client"> {
  readonly invoiceIds: readonly string[];
  readonly paidOn: string;
}

function Answer({ client, invoiceIds, paidOn }: AnswerProps) {
  const { words, locale } = useSpeech();
  const asked = useWhatIf(client, invoiceIds, paidOn);
  if (asked.state === "nothing") return null;
  if (asked.state === "asking") return <Skeleton label={words.page.loading} />;
  if (asked.state === "told") return <WhatIfTold told={asked.value} />;
  const { sentence, problem } = asked.because;
  return (
    <div role="alert">
      <Notice tone="bad" title={sentence?.[locale] ?? words.problem[problem].what} />
    </div>
  );
}
