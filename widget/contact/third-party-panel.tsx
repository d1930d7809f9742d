import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ContactsView } from "../../shared/contact/contract.ts";
import { type Way, WAYS } from "../../shared/contact/kinds.ts";
import { FAILED_UNTIL_LOST } from "../../shared/contact/lost-contact.ts";
import { sayTelling, tellsOfDebt } from "../../shared/contact/neutral-text.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { PanelForm } from "../ui/panel-form.tsx";
import { useSpeech } from "../words/speech.ts";
import { useThirdPartyWords } from "../words/third-party-words.ts";

interface ThirdPartyProps {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "contacts" | "askThirdParty">;
  readonly done: () => void;
  readonly close: () => void;
}

/** Whether somebody else may be asked how to reach the debtor, and the words in which they are. */
export function ThirdPartyPanel(props: ThirdPartyProps) {
  const { close } = props;
  const say = useThirdPartyWords();
  const { words, locale } = useSpeech();
  const desk = useThirdPartyDesk(props);
  const { told, failure } = desk;
  const isOpen = told !== undefined && told.because !== null;
  return (
    <PanelForm
      title={say.title}
      failure={failure ? (failure.sentence?.[locale] ?? words.problem[failure.problem].what) : undefined}
      save={isOpen ? desk.save : () => Promise.resolve()}
      close={close}
      end={
        isOpen ? (
          <FormEnd busy={desk.saving} say={say} cancel={close} />
        ) : (
          <div class="form-end">
            <button type="button" class="button" onClick={close}>
              {say.close}
            </button>
          </div>
        )
      }
    >
      {told === undefined && !failure && <p class="quiet">{say.loading}</p>}
      {told?.because === null && <p>{say.notLost(told.failed, FAILED_UNTIL_LOST)}</p>}
      {told && told.because !== null && (
        <>
          <p>{say.lost[told.because]}</p>
          <p class="quiet">{say.hint}</p>
          <InputField
            id="third-name"
            label={say.name}
            value={desk.name}
            maxLength={120}
            wide
            flaw={desk.flaw}
            change={desk.setName}
          />
          <SelectField
            id="third-way"
            label={say.way}
            value={desk.way}
            flaw={undefined}
            change={(value) => desk.setWay(WAYS.find((way) => way === value) ?? "call")}
            options={WAYS.map((value) => ({ value, label: say.ways[value] }))}
          />
          <TextField
            id="third-text"
            label={say.text}
            rows={5}
            value={desk.text}
            flaw={desk.flaw}
            change={desk.setText}
          />
        </>
      )}
    </PanelForm>
  );
}

function useThirdPartyDesk({ view, client, done, close }: ThirdPartyProps) {
  const say = useThirdPartyWords();
  const { locale } = useSpeech();
  const [told, setTold] = useState<ContactsView["thirdParty"]>();
  const [written, setText] = useState<string>();
  const [name, setName] = useState("");
  const [way, setWay] = useState<Way>("call");
  const [flaw, setFlaw] = useState<FieldFlaw>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  const clientId = useRef(crypto.randomUUID());
  useEffect(() => {
    void client.contacts().then((answer) => {
      if (answer.ok) setTold(answer.value.thirdParty);
      else setFailure(answer.because);
    });
  }, []);
  const text = written ?? told?.text[locale] ?? "";
  const wrong = (field: string, says: string): void => {
    setFlaw({ field, says });
    document.getElementById(field)?.focus();
  };
  const save = async (): Promise<void> => {
    if (saving) return;
    if (name.trim() === "") return wrong("third-name", say.noName);
    const figures = view.items.map(({ number }) => number);
    const word = tellsOfDebt(text, { figures, accountName: view.account.name });
    if (word !== null) return wrong("third-text", sayTelling(word)[locale]);
    setSaving(true);
    setFailure(null);
    const request = { clientId: clientId.current, name: name.trim(), way, text: text.trim() };
    const answer = await client.askThirdParty(request);
    setSaving(false);
    if (!answer.ok) return setFailure(answer.because);
    done();
    close();
  };
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setFlaw(undefined);
      set(value);
    };
  return {
    ...{ told, text, name, way, flaw, failure, saving, save },
    setText: changing<string>(setText),
    setName: changing(setName),
    setWay: changing(setWay),
  };
}
