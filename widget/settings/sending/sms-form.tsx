import { useState } from "preact/hooks";
import { textMessages } from "../../../shared/dunning/templates/text-messages.ts";
import { LETTER_LANGUAGES, type LetterLanguage } from "../../../shared/dunning/templates/letter-text.ts";
import { checkSender } from "../../../shared/sms/check-sender.ts";
import type { SmsProvider, SmsStateView } from "../../../shared/sms/contract.ts";
import type { SmsSenderRequest } from "../../../shared/sms/request-contract.ts";
import type { FieldFlaw } from "../../ui/field.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";

interface SmsFormProps {
  readonly sender: SmsStateView["sender"];
  readonly client: SettingsClient;
  readonly saved: () => Promise<void>;
  readonly cancel: () => void;
}

type Draft = Omit<SmsSenderRequest, "secret"> & { readonly secret: string };
const codesOf = (templates: Draft["templates"], key: string, language: LetterLanguage): string =>
  templates[key]?.[language] ?? "";

/** The request without what was left empty: a secret that is stored stays as it is. */
function requestOf({ secret, templates, ...rest }: Draft): SmsSenderRequest {
  const kept = Object.entries(templates).map(([key, codes]) => [
    key,
    Object.fromEntries(Object.entries(codes).filter(([, code]) => code !== undefined && code.trim() !== "")),
  ]);
  return {
    ...rest,
    region: rest.region.trim().toUpperCase(),
    account: rest.account.trim(),
    from: rest.from.trim(),
    templates: rest.provider === "aliyun" ? (Object.fromEntries(kept) as Draft["templates"]) : {},
    ...(secret.trim() === "" ? {} : { secret: secret.trim() }),
  };
}

export function SmsForm({ sender, client, saved, cancel }: SmsFormProps) {
  const { locale } = useSpeech();
  const say = useSettingsWords().sms;
  const act = useAct();
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>({
    provider: sender?.provider ?? "aliyun",
    region: sender?.region ?? "CN",
    account: sender?.account ?? "",
    secret: "",
    from: sender?.from ?? "",
    templates: sender?.templates ?? {},
  });
  const put = (part: Partial<Draft>): void => {
    act.forgive();
    setDraft({ ...draft, ...part });
  };
  const isStored = sender?.provider === draft.provider && sender.account === draft.account.trim();
  const checked = checkSender(requestOf(draft), isStored);
  const refused =
    act.because?.field === undefined ? null : { field: act.because.field, says: act.failure ?? "" };
  const wrong = checked.ok
    ? refused
    : { field: checked.because.field, says: checked.because.message[locale] };
  const flaw = tried && wrong !== null ? { field: `sms-${wrong.field}`, says: wrong.says } : undefined;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!checked.ok) return document.getElementById(`sms-${checked.because.field}`)?.focus();
    if (await act.perform(() => client.putSms(requestOf(draft)))) await saved();
  };
  const field = (name: "region" | "account" | "secret" | "from") => (
    <InputField
      id={`sms-${name}`}
      label={name === "secret" && isStored ? `${say.secret} (${say.keepSecret})` : say[name]}
      value={draft[name]}
      flaw={flaw}
      change={(value) => put({ [name]: value })}
      maxLength={200}
      wide
    />
  );
  return (
    <form class="mode-form" onSubmit={(event) => void save(event)}>
      <SelectField
        id="sms-provider"
        label={say.provider}
        value={draft.provider}
        flaw={flaw}
        change={(value) => put({ provider: value as SmsProvider })}
        options={(["aliyun", "twilio"] as const).map((value) => ({ value, label: say.providers[value] }))}
      />
      {field("region")}
      {field("account")}
      {field("secret")}
      {field("from")}
      {draft.provider === "aliyun" && <TemplateCodes {...{ draft, put, flaw }} />}
      {act.failure !== undefined && refused === null && <p class="flaw">{act.failure}</p>}
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
    </form>
  );
}

interface CodesProps {
  readonly draft: Draft;
  readonly put: (part: Partial<Draft>) => void;
  readonly flaw: FieldFlaw | undefined;
}

/** The provider's code of each text that it has approved. */
function TemplateCodes({ draft, put, flaw }: CodesProps) {
  const words = useSettingsWords();
  const say = words.sms;
  const code = (key: string, language: LetterLanguage, value: string): void =>
    put({ templates: { ...draft.templates, [key]: { ...draft.templates[key], [language]: value } } });
  return (
    <>
      {Object.keys(textMessages).flatMap((key) =>
        LETTER_LANGUAGES.map((language) => (
          <InputField
            key={`${key}-${language}`}
            id={language === "zh-CN" ? `sms-templates.${key}` : `sms-${key}-${language}`}
            label={say.code(words.letter(key), say.languages[language])}
            value={codesOf(draft.templates, key, language)}
            flaw={flaw}
            change={(value) => code(key, language, value)}
            maxLength={40}
            wide
          />
        )),
      )}
    </>
  );
}
