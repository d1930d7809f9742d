import { useState } from "preact/hooks";
import { formatDay } from "../../../shared/kernel/day.ts";
import type {
  CurrencyReportView,
  ProvisionTermsView,
  ProvisionVersionView,
} from "../../../shared/report/contract.ts";
import { InputField } from "../../ui/input-field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { useProvisionWords } from "../../words/provision-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { EditLine } from "../edit-line.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { type Editing, useEditing } from "../use-editing.ts";
import { percentOf } from "./percent-of.ts";
import { ProposalForm } from "./proposal-form.tsx";

interface PanelProps {
  readonly currencies: readonly CurrencyReportView[];
  readonly client: SettingsClient;
  /** The reports are reckoned by it, too. */
  readonly again: () => void;
}

/** By what the provision and the cost of credit are reckoned: proposed by one, approved by an accountant. */
export function ProvisionPanel({ currencies, client, again }: PanelProps) {
  const say = useProvisionWords();
  const settings = useSettingsWords();
  const terms = useAnswer(client.provision);
  const panel = useEditing("provision-title");
  const { answered } = terms;
  const saved = (text: string): void => {
    panel.close(text);
    void terms.again();
    again();
  };
  return (
    <section class="panel" aria-labelledby="provision-title">
      <header class="panel-head">
        <h2 id="provision-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      {answered.state === "loading" && <Skeleton label={settings.loading} />}
      {answered.state === "failed" && (
        <FailureNotice because={answered.because} again={() => void terms.again()} />
      )}
      {answered.state === "ready" && panel.editing && (
        <ProposalForm
          terms={answered.value}
          {...{ currencies, client }}
          done={() => saved(say.proposed)}
          cancel={() => panel.close("")}
        />
      )}
      {answered.state === "ready" && !panel.editing && (
        <Standing terms={answered.value} {...{ client, panel }} approved={() => saved(say.approved)} />
      )}
    </section>
  );
}

interface StandingProps {
  readonly terms: ProvisionTermsView;
  readonly client: SettingsClient;
  readonly panel: Editing;
  readonly approved: () => void;
}

function Standing({ terms, client, panel, approved }: StandingProps) {
  const say = useProvisionWords();
  const { fullDay } = useSpeech();
  const newest = terms.versions[0];
  const inForce = terms.versions.find(({ version }) => version === terms.inForce);
  const waits = newest?.approval === null ? newest : undefined;
  return (
    <>
      {inForce?.approval == null ? (
        <p>{say.none}</p>
      ) : (
        <p>{say.holds(String(inForce.version), fullDay(inForce.approval.from), inForce.approval.by)}</p>
      )}
      {waits !== undefined && <Waiting {...{ waits, terms, client, approved }} />}
      <EditLine label={say.edit} {...panel} />
      {terms.versions.length > 1 && <Before versions={terms.versions} />}
    </>
  );
}

interface WaitingProps extends Pick<StandingProps, "terms" | "client" | "approved"> {
  readonly waits: ProvisionVersionView;
}

/** The version that waits, and for an accountant who did not propose it the way to approve it. */
function Waiting({ waits, terms: { today, mayApprove }, client, approved }: WaitingProps) {
  const say = useProvisionWords();
  const { fullDay } = useSpeech();
  const act = useAct();
  const [from, setFrom] = useState(() => formatDay(today));
  const { version, proposed, matrices } = waits;
  const approve = async (): Promise<void> => {
    if ((await act.perform(() => client.approveProvision({ version, from }))) !== undefined) approved();
  };
  return (
    <>
      <p>{say.waits(String(version), proposed.by, fullDay(proposed.on), proposed.reason)}</p>
      {matrices.map(({ currency, ratesPpm, stage }) => (
        <p key={currency} class="quiet">
          {say.rates(currency)}: {ratesPpm.map(percentOf).join(" · ")} {say.stage[stage]}
        </p>
      ))}
      {!mayApprove && <p class="quiet">{say.onlyAccountants}</p>}
      {mayApprove && proposed.byMe && <p class="quiet">{say.notMine}</p>}
      {mayApprove && !proposed.byMe && (
        <form
          class="small-fields"
          onSubmit={(event) => {
            event.preventDefault();
            void approve();
          }}
        >
          <InputField
            id="provision-from"
            kind="day"
            label={say.holdsFrom}
            value={from}
            change={setFrom}
            flaw={act.failure === undefined ? undefined : { field: "provision-from", says: act.failure }}
          />
          <button type="submit" class="button button-main" aria-disabled={act.acting}>
            {say.approve}
          </button>
        </form>
      )}
    </>
  );
}

function Before({ versions }: { readonly versions: readonly ProvisionVersionView[] }) {
  const say = useProvisionWords();
  const { fullDay } = useSpeech();
  return (
    <details class="more">
      <summary>{say.before}</summary>
      <div class="report-table" role="region" aria-label={say.before} tabIndex={0}>
        <table class="compare">
          <thead>
            <tr>
              <th scope="col">{say.version}</th>
              <th scope="col">{say.by}</th>
              <th scope="col">{say.approvedBy}</th>
              <th scope="col">{say.holdsFrom}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, proposed, approval }) => (
              <tr key={version}>
                <th scope="row">{version}</th>
                <td>{proposed.by}</td>
                <td>{approval?.by ?? "–"}</td>
                <td>{approval === null ? "–" : fullDay(approval.from)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
