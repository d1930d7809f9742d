import type { DossierBody } from "../../shared/dossier/entry.ts";
import { zOf, zoneOf } from "../../shared/dossier/z-score.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import { type NoteLanguage, type NoteWords, noteWords } from "./note-words.ts";
import type { KeptEntry } from "./ports.ts";

export interface CrmNote {
  readonly title: string;
  readonly text: string;
}

/** What the CRM keeps of an entry, for colleagues without us: its key facts, where they are from and until when they count. What somebody wrote beside them stays here. */
export function noteOf(
  { body, source, on, expiresOn, by }: Pick<KeptEntry, "body" | "source" | "on" | "expiresOn" | "by">,
  language: NoteLanguage,
): CrmNote {
  const say = noteWords[language];
  const until = expiresOn === null ? [] : [`${say.counts} ${formatDay(expiresOn)}`];
  return {
    title: `${say.file}: ${say.kinds[body.kind]}`,
    text: [...factsIn(body, say), `${source}, ${formatDay(on)}`, ...until, `— ${by}`].join("\n"),
  };
}

/** That an entry counts no more. */
export const noteOfWithdrawal = (
  body: DossierBody,
  { reason, by }: { readonly reason: string; readonly by: string },
  language: NoteLanguage,
): CrmNote => {
  const say = noteWords[language];
  return {
    title: `${say.file}: ${say.kinds[body.kind]}, ${say.withdrawn}`,
    text: [...factsIn(body, say), reason, `— ${by}`].join("\n"),
  };
};

function factsIn(body: DossierBody, say: NoteWords): readonly string[] {
  switch (body.kind) {
    case "statement": {
      const z = zOf(body);
      const score = z === null ? [] : [`Z″ ${z.toFixed(2)} (${say.zones[zoneOf(z)]})`];
      return [`${say.periodEnd} ${formatDay(body.periodEnd)}`, ...score];
    }
    case "rating":
      return [`${say.rated[body.of]}: ${body.points} / 100`];
    case "fact":
      return [`${say.facts[body.fact]}, ${span(body.since, body.until)}`];
    case "reference": {
      const late = body.daysLate === null ? [] : [`${say.daysLate}: ${body.daysLate}`];
      return [body.referee, ...(body.terms === "" ? [] : [body.terms]), ...late];
    }
    case "bureau": {
      const { companyName, grade, points, most, limitMinor, currency } = body;
      const limit =
        limitMinor === null || currency === null
          ? []
          : [`${say.limit}: ${currency} ${formatMajor(money(limitMinor, currency))}`];
      return [companyName, `${say.grade}: ${grade ?? "–"}, ${points ?? "–"} / ${most}`, ...limit];
    }
  }
}

const span = (since: Day, until: Day | null): string =>
  `${formatDay(since)} – ${until === null ? "" : formatDay(until)}`.trim();
