import type { WatchCalls } from "../api/watch-calls.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

/** What to be warned of and the day of the next review, and the way to all of it. */
export function Watch({ form, client }: { readonly form: FormPart; readonly client: WatchCalls }) {
  const { words } = useSpeech();
  return (
    <QuietForm
      form={form}
      label={words.followup.watch}
      glance={({ WatchGlance }) => <WatchGlance client={client} />}
    >
      {({ WatchPanel }, close) => <WatchPanel client={client} close={close} />}
    </QuietForm>
  );
}
