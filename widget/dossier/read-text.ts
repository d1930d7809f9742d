import { type DossierKind, FIGURES } from "../../shared/dossier/kinds.ts";
import { type Currency, parseCurrency } from "../../shared/kernel/currency.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { parseMajor } from "../../shared/kernel/money.ts";
import type { DossierWords } from "../words/dossier-words.ts";
import type { DossierText } from "./dossier-text.ts";

type Missing = keyof Pick<DossierWords, "noAmount" | "noDay" | "noPoints" | "noDays" | "noWords">;

/** The request's own name of the field, and what is wrong with it. */
export interface TextFlaw {
  readonly field: string;
  readonly says: Missing;
}

type Read = { readonly body: object } | { readonly flaw: TextFlaw };

/** What the texts say, as the request; or the first field that cannot be read. The server judges the rest. */
export function readText(text: DossierText): Read {
  const own = OWN[text.kind](text);
  if ("flaw" in own) return own;
  if (text.source.trim() === "") return missing("source", "noWords");
  if (!isDay(text.on)) return missing("on", "noDay");
  if (text.expiresOn === "" ? text.kind !== "fact" : !isDay(text.expiresOn))
    return missing("expiresOn", "noDay");
  if (text.kind === "rating" && text.note.trim() === "") return missing("note", "noWords");
  return {
    body: {
      ...{ clientId: text.clientId, kind: text.kind, supersedes: text.supersedes, ...own.body },
      ...{ source: text.source.trim(), note: text.note.trim(), on: text.on },
      ...{ expiresOn: text.expiresOn || null, fileId: text.fileId || null },
    },
  };
}

const missing = (field: string, says: Missing): Read => ({ flaw: { field, says } });
const isDay = (text: string): boolean => parseDay(text).ok;

const OWN: Readonly<Record<DossierKind, (text: DossierText) => Read>> = {
  statement: readStatement,
  rating: ({ of, points }) =>
    /^\d{1,3}$/.test(points.trim()) && Number(points) <= 100
      ? { body: { of, points: Number(points) } }
      : missing("points", "noPoints"),
  fact: ({ fact, since, until }) => {
    if (!isDay(since)) return missing("since", "noDay");
    return until === "" || isDay(until)
      ? { body: { fact, since, until: until || null } }
      : missing("until", "noDay");
  },
  reference: readReference,
};

function readStatement(text: DossierText): Read {
  const currency = parseCurrency(text.currency);
  if (!currency.ok) return missing("currency", "noWords");
  if (!isDay(text.periodEnd)) return missing("periodEnd", "noDay");
  const figures: Record<string, number> = {};
  for (const figure of FIGURES) {
    const minor = signedMinor(text[figure], currency.value);
    if (minor === null) return missing(figure, "noAmount");
    figures[figure] = minor;
  }
  const { periodEnd, audited } = text;
  return { body: { ...figures, currency: text.currency, periodEnd, audited } };
}

function readReference(text: DossierText): Read {
  const { referee, knownSince, highCredit, daysLate, askedBy, terms } = text;
  const currency = parseCurrency(text.currency);
  if (!currency.ok) return missing("currency", "noWords");
  if (referee.trim() === "") return missing("referee", "noWords");
  if (knownSince !== "" && !isDay(knownSince)) return missing("knownSince", "noDay");
  const high = highCredit.trim() === "" ? null : signedMinor(highCredit, currency.value);
  if (highCredit.trim() !== "" && (high === null || high <= 0)) return missing("highCreditMinor", "noAmount");
  if (!/^(-?\d{1,4})?$/.test(daysLate.trim())) return missing("daysLate", "noDays");
  return {
    body: {
      ...{ referee: referee.trim(), knownSince: knownSince || null, highCreditMinor: high },
      ...{ currency: text.currency, terms: terms.trim(), askedBy },
      daysLate: daysLate.trim() === "" ? null : Number(daysLate),
    },
  };
}

/** "-1,250.50" → minor units; a real minus and brackets, as books write losses, are heard too. */
function signedMinor(typed: string, currency: Currency): number | null {
  const text = typed.normalize("NFKC").replace(/\s/g, "").replace("−", "-");
  const isLoss = /^(-|\(.*\)$)/.test(text);
  const plain = text.replace(/^[-(]|\)$/g, "");
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return null;
  const parsed = parseMajor(plain.replaceAll(",", ""), currency);
  if (!parsed.ok) return null;
  return isLoss ? 0 - parsed.value.amountMinor : parsed.value.amountMinor;
}
