import type { PersonsBody } from "./entry.ts";
import { FIGURES, type Figure } from "./kinds.ts";

type Flat<B> = B extends { readonly figures: infer F } ? Omit<B, "figures"> & F : B;

/** What a request says of the thing itself, without its source, expiry and file. */
export function bodyOf(asked: Flat<PersonsBody>): PersonsBody {
  switch (asked.kind) {
    case "statement": {
      const { kind, currency, periodEnd, audited } = asked;
      const figures = Object.fromEntries(FIGURES.map((figure) => [figure, asked[figure]])) as Record<
        Figure,
        number
      >;
      return { kind, currency, periodEnd, audited, figures };
    }
    case "rating":
      return { kind: asked.kind, of: asked.of, points: asked.points };
    case "fact":
      return { kind: asked.kind, fact: asked.fact, since: asked.since, until: asked.until };
    case "reference": {
      const { kind, referee, knownSince, highCreditMinor, currency, terms, daysLate, askedBy } = asked;
      return { kind, referee, knownSince, highCreditMinor, currency, terms, daysLate, askedBy };
    }
  }
}
