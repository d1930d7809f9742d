import { useState } from "preact/hooks";
import { type Caps, capOn } from "../../../shared/activation/caps.ts";
import type { OrgStateView } from "../../../shared/activation/contract.ts";
import { Field, flawed } from "../../ui/field.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { countText, numberText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { EditLine } from "../edit-line.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { useEditing } from "../use-editing.ts";
import { CAP_FIELDS, type CapsText, capsText, firstDays, readCaps } from "./read-caps.ts";
import { ReasonField } from "./reason-field.tsx";

interface CapsProps {
  readonly org: OrgStateView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** How fast the org may grow loud, and when a day waits for a second yes. */
export function CapsPanel(props: CapsProps) {
  const say = useSettingsWords().limits;
  const panel = useEditing("caps-title");
  const { caps } = props.org;
  return (
    <section class="panel" aria-labelledby="caps-title">
      <header class="panel-head">
        <h2 id="caps-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      {panel.editing ? (
        <CapsForm {...props} close={panel.close} />
      ) : (
        <>
          <CapsMeaning caps={caps} org={props.org} />
          <EditLine label={say.edit} {...panel} />
        </>
      )}
    </section>
  );
}

/** What these figures come to, in two sentences. */
function CapsMeaning({ caps, org }: { readonly caps: Caps; readonly org: OrgStateView }) {
  const { limits: say, list } = useSettingsWords();
  const days = firstDays(caps).map(countText);
  const today = org.mode === "live" ? capOn(caps, org.liveOn, org.today) : null;
  const was = org.capToday;
  return (
    <div class="meaning">
      <p>
        {days.length === 0
          ? say.noCap
          : say.days(`${days.join(list)}${caps.days > days.length ? " …" : ""}`, caps.days)}
      </p>
      <p>{say.fuse(numberText(caps.fuseShare * 100), countText(caps.fuseAbove))}</p>
      {today !== was && (
        <p>
          {say.today(
            was === null ? say.unlimited : countText(was),
            today === null ? say.unlimited : countText(today),
          )}
        </p>
      )}
    </div>
  );
}

function CapsForm({ org, client, again, close }: CapsProps & { readonly close: (said: string) => void }) {
  const words = useSettingsWords();
  const say = words.limits;
  const [text, setText] = useState<CapsText>(() => capsText(org.caps));
  const [seen] = useState(org.caps);
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const act = useAct();
  const read = readCaps(text);
  const flawOf = (field: keyof Caps): string | undefined =>
    !read.ok && read.because.field === field
      ? say.flaw(countText(read.because.from), countText(read.because.to), read.because.whole)
      : undefined;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!read.ok) return document.getElementById(`caps-${read.because.field}`)?.focus();
    setUnsaid(reason.trim() === "");
    if (reason.trim() === "") return document.getElementById("caps-reason")?.focus();
    const saved = await act.perform(() => client.setCaps(read.value, seen, reason.trim()));
    if (!saved) return;
    await again();
    close(say.saved);
  };
  const cancel = (): void => {
    close("");
    // Somebody else was faster: what stands there is shown.
    if (act.because !== null) void again();
  };
  return (
    <form class="mode-form" onSubmit={(event) => void save(event)}>
      <div class="rules">
        {CAP_FIELDS.map((field, at) => (
          <Field key={field} id={`caps-${field}`} label={say.fields[field]} flaw={flawOf(field)}>
            <input
              id={`caps-${field}`}
              class="input"
              inputMode="decimal"
              autoComplete="off"
              ref={at === 0 ? focusOnce : null}
              value={text[field]}
              onInput={(event) => setText({ ...text, [field]: event.currentTarget.value })}
              {...flawed(`caps-${field}`, flawOf(field))}
            />
          </Field>
        ))}
      </div>
      {read.ok && (
        <div class="consequence" aria-live="polite">
          <CapsMeaning caps={read.value} org={org} />
        </div>
      )}
      <ReasonField
        id="caps-reason"
        value={reason}
        set={setReason}
        flaw={unsaid ? words.sending.needReason : act.failure}
      />
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
    </form>
  );
}

const focusOnce = (input: HTMLInputElement | null): void => {
  if (input && !input.form?.contains(document.activeElement)) input.select();
};
