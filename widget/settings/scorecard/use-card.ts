import { useState } from "preact/hooks";
import type { CardView, ScorecardView } from "../../../shared/credit/scorecard/contract.ts";
import { type Act, useAct } from "../../ui/use-act.ts";
import type { SettingsClient, Told } from "../settings-client.ts";
import { cardIn, type CardTexts, textsOf } from "./card-texts.ts";

export interface CardDesk {
  readonly texts: CardTexts;
  readonly change: (name: string, text: string) => void;
  readonly reset: () => void;
  /** The field that is no whole number. */
  readonly wrong: string | null;
  /** What was done last. */
  readonly said: string;
  readonly act: Act;
  readonly save: (done: string) => Promise<void>;
  readonly activate: (reason: string, done: string) => Promise<void>;
}

/** The card as it is typed, and what is done with it. */
export function useCard(
  { draft, versions: [newest] }: ScorecardView,
  client: SettingsClient,
  again: () => Promise<void>,
): CardDesk {
  const act = useAct();
  const [texts, setTexts] = useState<CardTexts>(() => textsIn(draft?.card ?? newest?.card));
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const send = async (ask: (card: CardView) => Promise<Told<ScorecardView>>, done: string): Promise<void> => {
    const card = cardIn(texts);
    setWrong(typeof card === "string" ? card : null);
    if (typeof card === "string") return document.getElementById(card)?.focus();
    if ((await act.perform(() => ask(card))) === undefined) return;
    setSaid(done);
    await again();
  };
  const retype = (fresh: CardTexts): void => {
    setTexts(fresh);
    setWrong(null);
    setSaid("");
  };
  return {
    ...{ texts, wrong, said, act },
    change: (name, text) => retype({ ...texts, [name]: text }),
    reset: () => retype(textsIn(newest?.card)),
    save: (done) => send(client.keepCard, done),
    activate: (reason, done) =>
      send((card) => client.activateCard({ card, after: newest?.version ?? 1, reason }), done),
  };
}

const textsIn = (card: CardView | undefined): CardTexts => (card === undefined ? {} : textsOf(card));
