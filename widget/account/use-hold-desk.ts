import { useEffect, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { HoldsView } from "../../shared/hold/contract.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { useHoldWords } from "../words/hold-words.ts";
import { type HoldRequest, type HoldText, readHold } from "./read-hold.ts";

export interface HoldPanelProps {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "holds" | "hold">;
  /** Something was held back or let go: the page reads it anew. */
  readonly done: () => void;
  readonly close: () => void;
}

const blank = (view: AccountView): HoldText => ({
  kind: "veto",
  hours: 24,
  invoiceId: "",
  stop: "other",
  ends: "end",
  on: formatDay(addDays(view.asOf, 14)),
  reason: "",
});

/** What is held back now, what is being written, and the two things that may be done with it. */
export function useHoldDesk({ view, client, done, close }: HoldPanelProps) {
  const say = useHoldWords();
  const [held, setHeld] = useState<HoldsView | null>(null);
  const [text, setText] = useState<HoldText>(() => blank(view));
  const [flaw, setFlaw] = useState<FieldFlaw>();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const { saving, failure, setFailure, send } = useSend(client, done);
  const look = async (): Promise<void> => {
    const told = await client.holds();
    if (told.ok) setHeld(told.value);
    else setFailure(told.because);
  };
  useEffect(() => void look(), []);
  const blame = (field: string, says: string): void => {
    setFlaw({ field, says });
    document.getElementById(field)?.focus();
  };
  const save = async (): Promise<void> => {
    const read = readHold(text, view.asOf);
    if (!read.ok) return blame(read.because.field, say.flaws[read.because.flaw]);
    const { path, body }: HoldRequest = read.value;
    if (await send(path, { clientId, ...body })) close();
  };
  const lift = async (path: string): Promise<void> => {
    const reason = text.reason.trim();
    if (reason === "") return blame("hold-reason", say.flaws["no-words"]);
    if (!(await send(path, { reason }))) return;
    setClientId(crypto.randomUUID());
    await look();
  };
  const change = (part: Partial<HoldText>): void => {
    setFlaw(undefined);
    setText({ ...text, ...part });
  };
  return { held, text, flaw, failure, saving, save, lift, change };
}

/** One request at a time; false when it was refused. */
function useSend(client: HoldPanelProps["client"], done: () => void) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  const send = async (path: string, body: object): Promise<boolean> => {
    if (saving) return false;
    setSaving(true);
    setFailure(null);
    const told = await client.hold(path, body);
    setSaving(false);
    if (told.ok) done();
    else setFailure(told.because);
    return told.ok;
  };
  return { saving, failure, setFailure, send };
}
