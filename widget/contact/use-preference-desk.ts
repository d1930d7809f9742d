import { useEffect, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ContactsView } from "../../shared/contact/contract.ts";
import type { Failure, PreferenceBody, ServerClient } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { usePreferenceWords } from "../words/preference-words.ts";
import { type PreferenceText, preferenceText, readPreference } from "./read-preference.ts";

export interface PreferencePanelProps {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "contacts" | "preferContact">;
  /** Something was kept: the page reads it anew. */
  readonly done: () => void;
  readonly close: () => void;
}

/** The contacts, what is written about each of them, and how it is kept. */
export function usePreferenceDesk({ view, client, done, close }: PreferencePanelProps) {
  const say = usePreferenceWords();
  const [people, setPeople] = useState<ContactsView["contacts"]>([]);
  const [contactId, choose] = useState("");
  /** By contact, so that looking at another one loses nothing. */
  const [texts, setTexts] = useState<Readonly<Record<string, PreferenceText>>>({});
  const [flaw, setFlaw] = useState<FieldFlaw>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    void client.contacts().then((told) => {
      if (told.ok) setPeople(told.value.contacts);
      else setFailure(told.because);
    });
  }, []);
  const person = people.find((each) => each.contactId === contactId) ?? people[0];
  const text = texts[person?.contactId ?? ""] ?? preferenceText(person?.preference ?? null);
  const keep = async (preference: PreferenceBody["preference"]): Promise<void> => {
    if (saving || person === undefined) return;
    setSaving(true);
    setFailure(null);
    const told = await client.preferContact({ contactId: person.contactId, preference });
    setSaving(false);
    if (!told.ok) return setFailure(told.because);
    done();
    close();
  };
  const save = async (): Promise<void> => {
    const read = readPreference(text, view.asOf);
    if (read.ok) return keep(read.value);
    const { field, flaw: found } = read.because;
    setFlaw({ field, says: say.flaws[found] });
    document.getElementById(field)?.focus();
  };
  const change = (part: Partial<PreferenceText>): void => {
    setFlaw(undefined);
    if (person) setTexts({ ...texts, [person.contactId]: { ...text, ...part } });
  };
  return {
    ...{ people, person, text, flaw, failure, saving, save, change },
    clear: () => keep(null),
    choose: (id: string) => {
      setFlaw(undefined);
      choose(id);
    },
  };
}
