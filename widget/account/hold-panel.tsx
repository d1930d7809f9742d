import { useEffect, useRef } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { Notice } from "../ui/notice.tsx";
import { useHoldWords } from "../words/hold-words.ts";
import { useSpeech } from "../words/speech.ts";
import { HeldList } from "./held-list.tsx";
import { HoldFields } from "./hold-fields.tsx";
import { type HoldText, laterMoment } from "./read-hold.ts";
import { type HoldPanelProps, useHoldDesk } from "./use-hold-desk.ts";

/** What people hold back now, and the form to hold back more, with its effect before it is saved. */
export function HoldPanel(props: HoldPanelProps) {
  const { view, close } = props;
  const say = useHoldWords();
  const { words, locale } = useSpeech();
  const { held, text, flaw, failure, saving, save, lift, change } = useHoldDesk(props);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <form
      class="log-form send-panel"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      {held && <HeldList held={held} view={view} lift={(path) => void lift(path)} />}
      <HoldFields {...{ view, text, flaw, change }} mostHours={held?.maxVetoHours ?? 24} />
      <p class="consequence">{useConsequence(text, view)}</p>
      {failure && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={saving}>
          {saving ? say.saving : say.save}
        </button>
        <button type="button" class="button" onClick={close}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}

/** What it does, in one sentence; nothing of it needs the server. */
function useConsequence(text: HoldText, view: AccountView): string {
  const say = useHoldWords();
  const { moment, fullDay } = useSpeech();
  if (text.kind === "veto") return say.vetoes(moment(laterMoment(view.at, text.hours)));
  const what = view.items.find(({ invoiceId }) => invoiceId === text.invoiceId)?.number ?? say.whole;
  const on = parseDay(text.on);
  const day = on.ok ? fullDay(on.value) : "…";
  return text.ends === "end" ? say.ending(what, day) : say.reviewing(what, day);
}
