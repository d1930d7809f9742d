import type { ComponentChildren } from "preact";
import type { DossierEntryView } from "../../shared/dossier/contract.ts";
import type { EntryState } from "../../shared/dossier/kinds.ts";
import { Badge } from "../ui/badge.tsx";
import type { Tone } from "../ui/notice.tsx";
import { type DossierWords, useDossierWords } from "../words/dossier-words.ts";
import { type Speech, useSpeech } from "../words/speech.ts";
import { zText } from "./z-text.ts";

interface EntryLineProps {
  readonly entry: DossierEntryView;
  readonly correct: () => void;
  readonly withdraw: () => void;
  /** The form in which it is withdrawn, while it is open. */
  readonly children?: ComponentChildren;
}

const TONES: Readonly<Record<EntryState, Tone>> = {
  "in-force": "good",
  expired: "warn",
  superseded: "calm",
  withdrawn: "calm",
};

/** One entry: what it says, from where, until when, and how it stands. */
export function EntryLine({ entry, correct, withdraw, children }: EntryLineProps) {
  const say = useDossierWords();
  const speech = useSpeech();
  const { fullDay } = speech;
  const { state, source, on, expiresOn, note, file, by, recordedOn, withdrawal } = entry;
  const about = [
    source,
    say.ofDay(fullDay(on)),
    expiresOn === null ? "" : say.counts(fullDay(expiresOn)),
    file === null ? "" : say.file(file.name),
    say.writtenBy(by, fullDay(recordedOn)),
  ];
  return (
    <li>
      <p>
        <b>{titleOf(entry, say)}</b> <Badge tone={TONES[state]}>{say.states[state]}</Badge>
      </p>
      <p>{joined(partsOf(entry, say, speech))}</p>
      <p class="quiet">{joined(about)}</p>
      {note !== "" && <p class="quiet">{note}</p>}
      {withdrawal && (
        <p class="quiet">{say.withdrawn(withdrawal.by, fullDay(withdrawal.on), withdrawal.reason)}</p>
      )}
      {entry.mayChange && !children && (
        <p class="line-acts">
          {entry.body.kind !== "bureau" && (
            <button type="button" class="link" onClick={correct}>
              {say.correct}
            </button>
          )}{" "}
          <button type="button" class="link" onClick={withdraw}>
            {say.withdraw}
          </button>
        </p>
      )}
      {children}
    </li>
  );
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");

function titleOf({ body }: DossierEntryView, say: DossierWords): string {
  if (body.kind === "rating") return say.rating(say.rated[body.of]);
  if (body.kind === "bureau") return say.bureau;
  return body.kind === "fact" ? say.facts[body.fact] : say.kinds[body.kind];
}

function partsOf({ body }: DossierEntryView, say: DossierWords, speech: Speech): readonly string[] {
  const { fullDay, money, number } = speech;
  switch (body.kind) {
    case "rating":
      return [say.points(body.points)];
    case "fact":
      return [say.since(fullDay(body.since)), body.until === null ? "" : say.until(fullDay(body.until))];
    case "bureau":
      return [
        body.companyName,
        body.regNo,
        body.grade === null ? say.ungraded : say.grade(body.grade),
        body.points === null ? "" : say.pointsOf(number(body.points), number(body.most)),
        body.limitMinor === null || body.currency === null
          ? ""
          : say.bureauLimit(money(body.limitMinor, body.currency)),
      ];
    case "statement":
      return [
        fullDay(body.periodEnd),
        body.z === null || body.zone === null ? "" : `${say.z} ${zText(body.z)} · ${say.zones[body.zone]}`,
        `${say.figures.totalAssetsMinor} ${money(body.figures.totalAssetsMinor, body.currency)}`,
        body.audited ? say.audited : "",
      ];
    case "reference":
      return [
        body.referee,
        say.askedBy[body.askedBy],
        body.knownSince === null ? "" : say.since(fullDay(body.knownSince)),
        body.highCreditMinor === null ? "" : say.highCredit(money(body.highCreditMinor, body.currency)),
        body.terms,
        body.daysLate === null ? "" : say.daysLate(number(body.daysLate)),
      ];
  }
}
