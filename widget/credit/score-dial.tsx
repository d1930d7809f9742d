import { useSpeech } from "../words/speech.ts";

const RADIUS = 42;
const AROUND = 2 * Math.PI * RADIUS;

/** Down, as a grade begins at its figure: 59.6 is no 60. */
const wholeOf = (score: number): number => Math.floor(score);

/** The score as an arc of 100, with figure and grade in writing inside it. */
export function ScoreDial({
  score,
  grade,
}: {
  readonly score: number | null;
  readonly grade: string | null;
}) {
  const { words, number } = useSpeech();
  const label =
    score === null || grade === null ? words.credit.dialNone : words.credit.dial(number(score), grade);
  return (
    <svg class={`dial grade-${grade ?? "none"}`} viewBox="0 0 100 100" role="img" aria-label={label}>
      <circle class="dial-ground" cx="50" cy="50" r={RADIUS} />
      {score !== null && score > 0 && (
        <circle
          class="dial-arc"
          cx="50"
          cy="50"
          r={RADIUS}
          stroke-dasharray={`${(score / 100) * AROUND} ${AROUND}`}
          transform="rotate(-90 50 50)"
        />
      )}
      <text class="dial-score" x="50" y={grade ? 52 : 59} text-anchor="middle" aria-hidden="true">
        {score === null ? "—" : number(wholeOf(score))}
      </text>
      {grade && (
        <text class="dial-grade" x="50" y="69" text-anchor="middle" aria-hidden="true">
          {words.credit.grade(grade)}
        </text>
      )}
    </svg>
  );
}
