import type { ComponentChild } from "preact";
import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { APPROVERS } from "../../../shared/approval/kinds.ts";
import { useCreditLimitsWords } from "../../words/credit-limits-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { GRADES, PERCENTS } from "./read-rules.ts";

interface ToldProps {
  readonly page: CreditLimitsView;
}

/** What is in force: the formulas, what each grade makes of them, and who may approve what. */
export function RulesTold({ page }: ToldProps) {
  const say = useCreditLimitsWords();
  const { money } = useSpeech();
  const { formulas, approval, base } = page;
  const amount = (minor: number | null): string => (minor === null ? say.anyAmount : money(minor, base));
  return (
    <>
      <Told
        title={say.formulas}
        lines={([...PERCENTS, "changePercent"] as const).map((name) => [say[name], formulas[name]])}
      />
      <GradesTold page={page} />
      <Told
        title={say.approval}
        lines={[
          ...APPROVERS.map((role) => [say.most[role], amount(approval.most[role])] as const),
          [say.own, amount(approval.ownUpToMinor)],
          [say.mostDays, approval.mostDays],
          [say.noticeDays, approval.noticeDays],
          [say.afterItsEnd, say.ends[approval.afterItsEnd]],
        ]}
      />
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: ComponentChild])[];
}

const Told = ({ title, lines }: LinesProps) => (
  <>
    <h3 class="part-title">{title}</h3>
    <dl class="limit-rules">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </>
);

function GradesTold({ page: { formulas } }: ToldProps) {
  const say = useCreditLimitsWords();
  return (
    <div class="report-table" role="region" aria-label={say.byGrade} tabIndex={0}>
      <table class="compare figures limit-grades">
        <caption>{say.byGrade}</caption>
        <thead>
          <tr>
            <td />
            {GRADES.map((grade) => (
              <th key={grade} scope="col">
                {grade === "provisional" ? say.provisional : grade}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(
            [
              [say.grades, formulas.gradePercent],
              [say.terms, formulas.termsDays],
            ] as const
          ).map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {GRADES.map((grade) => (
                <td key={grade}>{of[grade]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
