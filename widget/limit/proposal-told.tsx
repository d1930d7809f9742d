import { useEffect, useState } from "preact/hooks";
import type { LimitProposalView } from "../../shared/limit/contract.ts";
import type { LimitCalls } from "../api/limit-calls.ts";
import type { Told } from "../api/told.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useProposalWords } from "../words/proposal-words.ts";
import { useSpeech } from "../words/speech.ts";
import { CandidateList } from "./candidate-list.tsx";

/** What limit would fit an account: every formula with what it was given, and the least of them by the grade. */
export function ProposalTold({ client }: { readonly client: Pick<LimitCalls, "limitProposal"> }) {
  const say = useProposalWords();
  const { words } = useSpeech();
  const [told, setTold] = useState<Told<LimitProposalView>>();
  useEffect(() => void client.limitProposal().then(setTold), [client]);
  return (
    <>
      <h4>{say.title}</h4>
      {told === undefined && <Skeleton label={words.page.loading} />}
      {told?.ok === false && <Notice tone="bad" {...words.problem[told.because.problem]} />}
      {told?.ok === true && <Answer shown={told.value} />}
    </>
  );
}

function Answer({ shown }: { readonly shown: LimitProposalView }) {
  const say = useProposalWords();
  const { money } = useSpeech();
  const { currency, limitMinor, proposal, rules, year } = shown;
  if (proposal === null) return <p>{say.none}</p>;
  const { proposedMinor, differs, by, gradePercent, candidates } = proposal;
  const least = candidates.find(({ name }) => name === by)?.valueMinor ?? 0;
  const grade = (shown.provisional ? say.provisional : say.grade)(shown.grade ?? "");
  return (
    <>
      <p class="figure">
        <strong>{say.propose(money(proposedMinor, currency))}</strong>
      </p>
      <p>{limitMinor === null ? say.unset : differs ? say.change : say.keep(String(rules.changePercent))}</p>
      {shown.accounts > 1 && <p class="quiet">{say.ofGroup(String(shown.accounts))}</p>}
      <p class="quiet">{say.by(say.names[by], money(least, currency), grade, String(gradePercent))}</p>
      <p class="quiet">{say.terms(String(proposal.termsDays), String(year.termsDays))}</p>
      <CandidateList shown={shown} candidates={candidates} />
      {year.withoutRate.length > 0 && <p class="quiet">{say.withoutRate(year.withoutRate.join(" "))}</p>}
    </>
  );
}
