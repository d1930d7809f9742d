import { useEffect, useRef, useState } from "preact/hooks";
import type { ContactsView } from "../../shared/contact/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { useOptOutWords } from "../words/opt-out-words.ts";
import { emptyOptOut, type OptOutText, readOptOut } from "./read-opt-out.ts";

export interface OptOutPanelProps {
  readonly client: Pick<ServerClient, "contacts" | "optOut" | "optIn">;
  /** Something was kept: the page reads it anew. */
  readonly done: () => void;
  readonly close: () => void;
}

/** The contacts, what each of them said, and how it is kept. */
export function useOptOutDesk({ client, done, close }: OptOutPanelProps) {
  const say = useOptOutWords();
  const [told, setTold] = useState<ContactsView>();
  const [contactId, setContactId] = useState("");
  const [text, setText] = useState(emptyOptOut);
  const [flaw, setFlaw] = useState<FieldFlaw>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  // The same however often it is sent: an answer that is lost makes no second opt-out.
  const clientId = useRef(crypto.randomUUID());
  useEffect(() => {
    void client.contacts().then((answer) => {
      if (answer.ok) setTold(answer.value);
      else setFailure(answer.because);
    });
  }, []);
  const people = told?.contacts ?? [];
  const person = people.find((each) => each.contactId === contactId) ?? people[0];
  const save = async (): Promise<void> => {
    if (saving || person === undefined) return;
    const read = readOptOut(text);
    if (!read.ok) {
      setFlaw({ field: read.because.field, says: say.flaws[read.because.flaw] });
      document.getElementById(read.because.field)?.focus();
      return;
    }
    setSaving(true);
    setFailure(null);
    const whose = { contactId: person.contactId };
    const answer =
      read.value.mode === "out"
        ? await client.optOut({ ...whose, ...read.value.request, clientId: clientId.current })
        : await client.optIn({ ...whose, ...read.value.request });
    setSaving(false);
    if (!answer.ok) return setFailure(answer.because);
    done();
    close();
  };
  return {
    ...{ told, people, person, text, flaw, failure, saving, save },
    change: (part: Partial<OptOutText>): void => {
      setFlaw(undefined);
      setText({ ...text, ...part });
    },
    choose: (id: string): void => {
      setFlaw(undefined);
      setText({ ...emptyOptOut, mode: "out" });
      setContactId(id);
    },
  };
}
