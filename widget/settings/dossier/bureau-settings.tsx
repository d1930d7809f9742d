import { useState } from "preact/hooks";
import type { BureauAccessView } from "../../../shared/bureau/contract.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { formatMajor, parseMajor } from "../../../shared/kernel/money.ts";
import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { useBureauWords } from "../../words/bureau-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { Roles } from "./roles.tsx";

interface BureauSettingsProps {
  readonly shown: BureauAccessView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

const textOf = (access: BureauAccessView["access"]) => ({
  username: access?.username ?? "",
  secret: "",
  price: access === null ? "" : formatMajor(access.price),
  currency: access?.price.currency ?? "",
  monthsValid: String(access?.monthsValid ?? 6),
  askers: access?.askers ?? ["admin" as const],
});
type Text = ReturnType<typeof textOf>;

/** How the org gets into a credit bureau, what a report costs and who may order one. */
export function BureauSettings({ shown, client, again }: BureauSettingsProps) {
  const { settings: say, names } = useBureauWords();
  const { money, number } = useSpeech();
  const { text, flaw, act, said, change, submit } = useAccessText(shown, client, again);
  const { access, spent, reports } = shown;
  return (
    <section class="panel" aria-labelledby="bureau-title">
      <header class="panel-head">
        <h2 id="bureau-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      <form
        class="mode-form"
        aria-labelledby="bureau-title"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          {say.bureau}: <b>{names.creditsafe}</b>
        </p>
        <AccessFields {...{ text, flaw, change }} isStored={access !== null} />
        <Roles legend={say.askers} chosen={text.askers} choose={(askers) => change({ askers })} />
        {act.failure && !flaw && <FlawLine says={act.failure} />}
        <div class="form-end">
          <button type="submit" class="button button-main" aria-disabled={act.acting}>
            {act.acting ? say.saving : say.save}
          </button>
        </div>
      </form>
      <Status text={said} />
      <p class="quiet">{access === null ? say.unset : say.by(access.by)}</p>
      {spent.length > 0 && (
        <p class="quiet">
          {say.spent(
            number(reports),
            spent.map(({ amountMinor, currency }) => money(amountMinor, currency)).join(", "),
          )}
        </p>
      )}
    </section>
  );
}

interface FieldsProps {
  readonly text: Text;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (part: Partial<Text>) => void;
  readonly isStored: boolean;
}

function AccessFields({ text, flaw, change, isStored }: FieldsProps) {
  const { settings: say } = useBureauWords();
  const line = (name: "username" | "secret" | "price" | "currency" | "monthsValid", id: string = name) => (
    <InputField
      id={`bureau-${id}`}
      label={name === "secret" && isStored ? `${say.secret} (${say.keepSecret})` : say[name]}
      value={text[name]}
      flaw={flaw}
      maxLength={200}
      change={(typed) => change({ [name]: name === "currency" ? typed.toUpperCase() : typed })}
    />
  );
  return (
    <>
      {line("username")}
      {line("secret")}
      <div class="day-line">
        {line("price", "priceMinor")}
        {line("currency")}
      </div>
      {line("monthsValid")}
    </>
  );
}

function useAccessText(shown: BureauAccessView, client: SettingsClient, again: () => Promise<void>) {
  const { settings: say } = useBureauWords();
  const { locale } = useSpeech();
  const act = useAct();
  const [text, setText] = useState(textOf(shown.access));
  const [own, find] = useState<FieldFlaw | undefined>();
  const [said, setSaid] = useState("");
  const change = (part: Partial<Text>): void => {
    find(undefined);
    act.forgive();
    setSaid("");
    setText({ ...text, ...part });
  };
  const refused = act.because?.field
    ? { field: `bureau-${act.because.field}`, says: act.because.sentence?.[locale] ?? act.failure ?? "" }
    : undefined;
  const submit = async (): Promise<void> => {
    const read = readText(text, say);
    find("flaw" in read ? read.flaw : undefined);
    if ("flaw" in read) return document.getElementById(read.flaw.field)?.focus();
    if ((await act.perform(() => client.putBureau(read.body))) === undefined) return;
    change({ secret: "" });
    setSaid(say.saved);
    await again();
  };
  return { text, flaw: own ?? refused, act, said, change, submit };
}

function readText(
  { username, secret, price, currency, monthsValid, askers }: Text,
  say: { readonly badPrice: string; readonly badMonths: string },
): { readonly body: object } | { readonly flaw: FieldFlaw } {
  const known = parseCurrency(currency);
  // An unknown currency is the server's to name.
  const amount = known.ok ? parseMajor(price.trim(), known.value) : null;
  if (amount !== null && (!amount.ok || amount.value.amountMinor < 0))
    return { flaw: { field: "bureau-priceMinor", says: say.badPrice } };
  if (!/^\d{1,2}$/.test(monthsValid.trim()))
    return { flaw: { field: "bureau-monthsValid", says: say.badMonths } };
  return {
    body: {
      ...{ bureau: "creditsafe", username: username.trim(), currency, askers },
      ...(secret === "" ? {} : { secret }),
      ...{ priceMinor: amount?.ok ? amount.value.amountMinor : 0, monthsValid: Number(monthsValid) },
    },
  };
}
