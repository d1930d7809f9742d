import type { DossierEntryView } from "../../shared/dossier/contract.ts";
import { type DossierKind, FIGURES, type Figure } from "../../shared/dossier/kinds.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatMajor } from "../../shared/kernel/money.ts";

/** The form's texts, of every kind of entry: what is typed for one is not lost by a look at another. */
export interface DossierText extends Readonly<Record<Figure, string>> {
  readonly clientId: string;
  readonly kind: DossierKind;
  readonly supersedes: string | null;
  readonly currency: string;
  readonly periodEnd: string;
  readonly audited: boolean;
  readonly of: "financial" | "market";
  readonly points: string;
  readonly fact: string;
  readonly since: string;
  readonly until: string;
  readonly referee: string;
  readonly knownSince: string;
  readonly highCredit: string;
  readonly terms: string;
  readonly daysLate: string;
  readonly askedBy: string;
  readonly source: string;
  readonly on: string;
  readonly expiresOn: string;
  readonly fileId: string;
  readonly note: string;
}

const noFigures = Object.fromEntries(FIGURES.map((figure) => [figure, ""])) as Record<Figure, string>;

export const newText = (clientId: string, kind: DossierKind, currency: string, today: Day): DossierText => ({
  ...noFigures,
  ...{ clientId, kind, currency, supersedes: null, periodEnd: "", audited: false },
  ...{ of: "financial", points: "", fact: "insolvency", since: "", until: "" },
  ...{ referee: "", knownSince: "", highCredit: "", terms: "", daysLate: "", askedBy: "phone" },
  ...{ source: "", on: formatDay(today), expiresOn: "", fileId: "", note: "" },
});

/** A correction begins with what it corrects. */
export function correctionOf(
  { entryId, source, note, on, expiresOn, file }: DossierEntryView,
  body: Exclude<DossierEntryView["body"], { readonly kind: "bureau" }>,
  blank: DossierText,
): DossierText {
  const common = {
    ...{ ...blank, kind: body.kind, supersedes: entryId, source, note },
    ...{ on: formatDay(on), expiresOn: dayText(expiresOn), fileId: file?.fileId ?? "" },
  };
  switch (body.kind) {
    case "statement": {
      const { currency, audited } = body;
      const figures = Object.fromEntries(
        FIGURES.map((figure) => [figure, amountText(body.figures[figure], currency)]),
      ) as Record<Figure, string>;
      return { ...common, ...figures, currency, audited, periodEnd: formatDay(body.periodEnd) };
    }
    case "rating":
      return { ...common, of: body.of, points: String(body.points) };
    case "fact":
      return { ...common, fact: body.fact, since: formatDay(body.since), until: dayText(body.until) };
    case "reference": {
      const { referee, terms, askedBy, currency, highCreditMinor: high, daysLate } = body;
      return {
        ...{ ...common, referee, terms, askedBy, currency, knownSince: dayText(body.knownSince) },
        highCredit: high === null ? "" : amountText(high, currency),
        daysLate: daysLate === null ? "" : String(daysLate),
      };
    }
  }
}

const dayText = (on: Day | null): string => (on === null ? "" : formatDay(on));
const amountText = (amountMinor: number, currency: Currency): string =>
  formatMajor({ amountMinor, currency });
