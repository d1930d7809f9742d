import { useState } from "preact/hooks";
import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { AmountRows } from "../policy/amount-rows.tsx";
import { ChoiceField, FieldGroup, TextField } from "../policy/entry-fields.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useLatest } from "../use-latest.ts";
import { CountryField } from "./country-field.tsx";
import type { SegmentDraft, WhenDraft } from "./draft.ts";
import { ManyField } from "./many-field.tsx";

interface FormProps {
  readonly answer: SegmentsAnswer;
  readonly segment: SegmentDraft;
  readonly change: (part: Partial<SegmentDraft>) => void;
  readonly client: SettingsClient;
}

const LANGUAGES = ["zh-CN", "en"];

/** One line, open: whom it takes, and which policy they are under. */
export function SegmentForm({ answer, segment, change, client }: FormProps) {
  const say = useSettingsWords().segments;
  const { locale } = useSpeech();
  const { choices, policies } = answer;
  const { key, when, name } = segment;
  const put = (part: Partial<WhenDraft>): void => change({ when: { ...when, ...part } });
  const lists = [
    ["grade", choices.grades.map((id) => ({ id, name: id }))],
    ["language", LANGUAGES.map((id) => ({ id, name: say.languages[id] ?? id }))],
    ["ownerId", choices.owners],
  ] as const;
  return (
    <div class="step-form">
      <ChoiceField
        id={`${key}-policy`}
        label={say.policy}
        path={`segments.${key}.policyId`}
        value={segment.policyId}
        set={(policyId) => change({ policyId })}
        options={policies.map((policy) => ({ value: policy.id, label: policy.name[locale] }))}
      />
      <CountryField
        id={`${key}-country`}
        known={choices.countries}
        values={when.country}
        set={(country) => put({ country })}
      />
      {lists.map(([field, options]) => (
        <ManyField
          key={field}
          legend={say.fields[field]}
          options={options}
          values={when[field]}
          set={(values) => put({ [field]: values })}
        />
      ))}
      <KeyAccountField {...{ answer, segment }} set={(keyAccount) => put({ keyAccount })} />
      <FieldGroup legend={say.fields.openAtLeast}>
        <AmountRows
          id={`${key}-open`}
          path={`segments.${key}.when.openAtLeast`}
          label={say.fields.openAtLeast}
          rows={when.openAtLeast}
          set={(openAtLeast) => put({ openAtLeast })}
        />
      </FieldGroup>
      <AccountsField client={client} ids={when.accountIds} set={(accountIds) => put({ accountIds })} />
      <div class="small-fields">
        {(["zh-CN", "en"] as const).map((language) => (
          <TextField
            key={language}
            id={`${key}-name-${language}`}
            path={`segments.${key}.name.${language}`}
            label={`${say.name} (${language === "en" ? "English" : "中文"})`}
            value={name[language]}
            set={(text) => change({ name: { ...name, [language]: text } })}
            hint={say.nameHint}
          />
        ))}
      </div>
    </div>
  );
}

interface KeyProps extends Pick<FormProps, "answer" | "segment"> {
  readonly set: (keyAccount: boolean | null) => void;
}

function KeyAccountField({ answer, segment, set }: KeyProps) {
  const say = useSettingsWords().segments;
  const { keyAccounts } = answer.choices;
  const told = keyAccounts === null ? say.keyAccountsUnsaid : say.keyAccountsIn(countText(keyAccounts));
  const values = { any: null, yes: true, no: false } as const;
  const { keyAccount } = segment.when;
  return (
    <ChoiceField
      id={`${segment.key}-key-account`}
      label={`${say.fields.keyAccount} (${told})`}
      path={`segments.${segment.key}.when.keyAccount`}
      value={keyAccount === null ? "any" : keyAccount ? "yes" : "no"}
      set={(chosen: keyof typeof values) => set(values[chosen])}
      options={(["any", "yes", "no"] as const).map((value) => ({ value, label: say.keyAccounts[value] }))}
    />
  );
}

interface AccountsProps {
  readonly client: SettingsClient;
  readonly ids: readonly string[];
  readonly set: (ids: readonly string[]) => void;
}

/** Customers by name; of those that were chosen on another day only the number is known. */
function AccountsField({ client, ids, set }: AccountsProps) {
  const say = useSettingsWords().segments;
  const [find, setFind] = useState("");
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const told = useLatest(find.trim() === "" ? null : () => client.accounts(find), find);
  const found =
    find.trim() !== "" && told?.ok
      ? told.value.accounts.filter(({ accountId }) => !ids.includes(accountId))
      : [];
  const add = (accountId: string, name: string): void => {
    setNames({ ...names, [accountId]: name });
    set([...ids, accountId]);
    setFind("");
  };
  return (
    <FieldGroup legend={say.fields.accountIds}>
      <ul class="named-accounts">
        {ids.map((id) => (
          <li key={id}>
            {names[id] ?? id}
            <button
              type="button"
              class="button drop"
              aria-label={say.dropAccount(names[id] ?? id)}
              onClick={() => set(ids.filter((each) => each !== id))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <input
        type="search"
        class="input wide"
        aria-label={say.findAccount}
        placeholder={say.findAccount}
        value={find}
        onInput={(event) => setFind(event.currentTarget.value)}
      />
      <ul class="found" aria-live="polite">
        {found.map(({ accountId, name }) => (
          <li key={accountId}>
            <button
              type="button"
              class="found-account"
              aria-label={say.addAccount(name)}
              onClick={() => add(accountId, name)}
            >
              <b>{name}</b>
            </button>
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}
