import { performance } from "node:perf_hooks";
import { simplify } from "../../server/adapters/chinese/simplify.ts";
import { LETTER_FIELDS, readWording } from "../../shared/wording/read-wording.ts";
import { fieldsIn } from "../../shared/wording/read-markup.ts";
import { renderWording } from "../../shared/wording/render-wording.ts";
import { type Random, randomOf } from "../../sandbox/books/random.ts";
import type { Program } from "../support/named-program.ts";
import { DRAWINGS, misdrawn, SOUND } from "./templates/draw-letters.ts";
import { evilFields, someValue } from "./templates/values.ts";

const PLACE = { letter: "reminder-1", segment: null, tone: null, language: "en" } as const;
const ALIENS = [
  "__proto__",
  "constructor",
  "constructor.constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "accountName.length",
  "accountName[0]",
  "#each x",
  "this",
  "= 7*7",
  "{{askedAmount}}",
  "askedAmount | safe",
  "accountname",
  "invoices.0.number",
  "process.env",
] as const;
const BITS = [
  "{{",
  "}}",
  "{",
  "}",
  "${7*7}",
  "<%= 7*7 %>",
  "{% if 1 %}",
  "*",
  "**",
  "- ",
  "\n\n",
  "[x](",
  ")",
  " ",
];

/** A hostile template, small or, now and then, as large as a megabyte or ten thousand fields. */
function hostile(chance: Random): string {
  const field = (): string => `{{${chance.pick(chance.chance(0.5) ? ALIENS : LETTER_FIELDS)}}}`;
  if (chance.chance(0.002)) return chance.pick(["{{", "*", "a", "{{askedAmount}}", "[a]("]).repeat(70_000);
  if (chance.chance(0.002)) return field().repeat(10_000);
  const parts = Array.from({ length: chance.whole(1, 12) }, () =>
    chance.chance(0.5) ? field() : chance.pick(BITS),
  );
  return chance.chance(0.3) ? SOUND + chance.pick(BITS) : parts.join(chance.pick(["", " ", "\n\n"]));
}

/** What is wrong with one reading of a hostile template; null: nothing. */
function misread(body: string): string | null {
  const said = readWording(
    { subject: "About {{askedAmount}}", body, approvedCode: null },
    PLACE,
    false,
    simplify,
  );
  if (!said.ok) {
    const { en } = said.because.message;
    return /^[^\n]{5,1000}[.]$/.test(en) ? null : `not one sentence: ${en.slice(0, 80)}`;
  }
  const alien = [...fieldsIn(said.value.body)].find((each) => !LETTER_FIELDS.some((one) => one === each));
  if (alien !== undefined) return `took the field ${alien}`;
  const { html } = renderWording(said.value, evilFields("Name", false), "en");
  return /\{\{\w+\}\}|<script|<img/.test(html) ? "left a field or more than words behind" : null;
}

/** Timed once; again only where the system took the processor away meanwhile, which says nothing about a template. */
function timed(body: string, again = 5): { readonly ms: number; readonly wrong: string | null } {
  const before = process.resourceUsage().involuntaryContextSwitches;
  const from = performance.now();
  const wrong = misread(body);
  const ms = performance.now() - from;
  const disturbed = process.resourceUsage().involuntaryContextSwitches > before;
  return ms > 20 && disturbed && again > 0 ? timed(body, again - 1) : { ms, wrong };
}

/** The patterns are made at the first letter, once for each language and for words of either width. */
function firstLetters(): number {
  const from = performance.now();
  for (const language of ["en", "zh-CN"] as const)
    for (const words of ["Hello {{accountName}}", "您好 {{accountName}}"])
      readWording({ subject: "x", body: words, approvedCode: null }, { ...PLACE, language }, false, simplify);
  return Math.round(performance.now() - from);
}

/** X-03 and E-06: templates that want more than the closed list, and values that want to be more than values. */
export function tormentTemplates(templates: number, values: number, seed: number) {
  const chance = randomOf(seed);
  const mischief: string[] = [];
  const firstMs = firstLetters();
  let slowestMs = 0;
  for (let at = 0; at < templates; at += 1) {
    const body = hostile(chance);
    const { ms, wrong } = timed(body);
    slowestMs = Math.max(slowestMs, ms);
    if (wrong !== null) mischief.push(wrong);
  }
  for (let at = 0; at < values; at += 1) {
    const wrong = misdrawn(chance.pick(DRAWINGS), someValue(chance));
    if (wrong !== null) mischief.push(wrong);
  }
  return { templates, values, mischief, firstMs, slowestMs: Math.round(slowestMs * 10) / 10 };
}

export const templatesTorture: Program = {
  about:
    "Reads hostile templates and merges hostile values: closed fields only, and no value is ever markup.",
  options: {
    templates: { about: "how many hostile templates", value: 50_000 },
    values: { about: "how many hostile values", value: 50_000 },
    seed: { about: "of both", value: 1 },
  },
  async run({ templates = 0, values = 0, seed = 0 }, say) {
    const found = tormentTemplates(templates, values, seed);
    for (const each of found.mischief.slice(0, 20)) say(each);
    const ok = found.mischief.length === 0 && found.slowestMs <= 50;
    return { ...found, ok, seed, mischief: found.mischief.length };
  },
};
