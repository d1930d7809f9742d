import type { AccountView } from "../../shared/account/contract.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { PanelForm } from "../ui/panel-form.tsx";
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
  return (
    <PanelForm
      title={say.title}
      failure={failure ? (failure.sentence?.[locale] ?? words.problem[failure.problem].what) : undefined}
      save={save}
      close={close}
      end={<FormEnd busy={saving} say={say} cancel={close} />}
    >
      {held && <HeldList held={held} view={view} lift={(path) => void lift(path)} />}
      <HoldFields {...{ view, text, flaw, change }} mostHours={held?.maxVetoHours ?? 24} />
      <p class="consequence">{useConsequence(text, view)}</p>
    </PanelForm>
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
  const lasts = text.ends === "end" ? say.ending(what, day) : say.reviewing(what, day);
  return text.invoiceId === "" && text.stop !== "other" ? `${lasts} ${say.stopsPeople}` : lasts;
}
