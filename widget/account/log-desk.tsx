import { useEffect, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { type Act, type AgreeAct, LogActions } from "../followup/log-actions.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { Status } from "../ui/status.tsx";
import { useSpeech } from "../words/speech.ts";
import { useLetterKeys, useLetters } from "./letters.ts";
import type { AgreementDesk } from "./use-agreement-desk.ts";
import type { LogDesk as Desk } from "./use-log-desk.ts";

const LETTERS: Readonly<Record<string, Act>> = { l: "call", p: "promise", d: "dispute" };
const MORE_LETTERS: Readonly<Record<string, Act>> = {
  i: "plan",
  x: "extension",
  e: "email",
  v: "visit",
  w: "message",
  n: "note",
};

interface LogDeskProps {
  readonly view: AccountView;
  readonly desk: Desk;
  readonly agreements: AgreementDesk;
  readonly client: Pick<ServerClient, "record" | "preview" | "contacts" | "wrongContact" | "verifyContact">;
}

const isAgreed = (act: Act): act is AgreeAct => act === "dispute" || act === "plan" || act === "extension";

/** What to do: the buttons, and the form they open. One form at a time. */
export function LogDesk(props: LogDeskProps) {
  const { desk, agreements } = props;
  const [letters] = useLetters();
  const [more, setMore] = useState(false);
  const start = (act: Act): void => {
    setMore(false);
    if (isAgreed(act)) return agreements.open({ kind: act });
    agreements.close();
    desk.start(act);
  };
  const keys: Record<string, () => void> = { m: () => setMore(!more) };
  for (const [letter, act] of Object.entries(more ? { ...LETTERS, ...MORE_LETTERS } : LETTERS))
    keys[letter] = () => start(act);
  useLetterKeys(keys);
  const { draft, open, form } = desk;
  const agreeing = agreements.ask !== undefined;
  useEffect(() => {
    if (agreeing && !form.part) form.fetch();
  }, [agreeing]);

  return (
    <>
      <LogActions start={start} more={more} setMore={setMore} letters={letters} />
      <Status text={agreeing ? "" : desk.status} />
      {agreements.waits && <DraftWaits resume={() => agreements.open({ kind: null })} />}
      {draft && (agreeing || !open) && (
        <DraftWaits
          resume={() => {
            agreements.close();
            desk.resume();
          }}
        />
      )}
      {(agreeing || (draft && open)) && <OpenForm {...props} />}
    </>
  );
}

function DraftWaits({ resume }: { readonly resume: () => void }) {
  const { words } = useSpeech();
  return (
    <p class="draft-waits">
      {words.followup.form.draftWaits}{" "}
      <button type="button" class="link" onClick={resume}>
        {words.followup.form.resume}
      </button>
    </p>
  );
}

function OpenForm({ view, desk, agreements, client }: LogDeskProps) {
  const { words } = useSpeech();
  const say = words.followup.form;
  const { form, draft } = desk;
  if (form.part && agreements.ask)
    return (
      <form.part.AgreementForm
        view={view}
        client={client}
        desk={agreements}
        ask={agreements.ask}
        saved={desk.recorded}
        discarded={() => desk.say(say.discarded)}
      />
    );
  if (form.part && draft) {
    const dispute = (): void => {
      desk.discard();
      agreements.open({ kind: "dispute", note: draft.note });
    };
    return (
      <form.part.EntryForm
        view={view}
        desk={desk}
        draft={draft}
        preview={client.preview}
        client={client}
        dispute={dispute}
      />
    );
  }
  if (!form.failed) return <Skeleton label={say.fetching} />;
  return (
    <div class="form-late" role="alert">
      <Notice tone="bad" title={say.notFetched} retry={{ label: words.page.retry, again: form.fetch }} />
    </div>
  );
}
