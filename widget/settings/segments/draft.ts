import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { readSegments } from "../../../shared/dunning/policy/segments.ts";
import type { AmountRow } from "../policy/draft.ts";
import { rowsOf } from "../policy/read-draft.ts";
import { type Flaw, minorOf, notANumber } from "../policy/write-draft.ts";

type Stored = SegmentsAnswer["current"];
export type Two = Readonly<Record<"zh-CN" | "en", string>>;

/** Whom a segment takes: every list that is not empty must have the account's, and one of it is enough. */
export interface WhenDraft {
  readonly grade: readonly string[];
  readonly country: readonly string[];
  readonly language: readonly string[];
  readonly ownerId: readonly string[];
  readonly accountIds: readonly string[];
  /** Null: it does not matter. */
  readonly keyAccount: boolean | null;
  readonly openAtLeast: readonly AmountRow[];
}

export interface SegmentDraft {
  readonly key: string;
  /** Empty: it goes by its condition. */
  readonly name: Two;
  readonly when: WhenDraft;
  readonly policyId: string;
}

/** The segments while they are being arranged. */
export interface SegmentsDraft {
  /** The version that they began as. */
  readonly version: number;
  readonly segments: readonly SegmentDraft[];
  readonly otherwise: string;
}

export const anybody: WhenDraft = {
  grade: [],
  country: [],
  language: [],
  ownerId: [],
  accountIds: [],
  keyAccount: null,
  openAtLeast: [],
};

/** What a segment is called when nobody named it. */
export type Namer = (when: WhenDraft) => Two;

export function draftOf({ version, segments, otherwise }: Stored, named: Namer): SegmentsDraft {
  return {
    version,
    otherwise,
    segments: segments.map(({ key, name, when, policyId }) => {
      const { openAtLeast, keyAccount, ...lists } = when;
      const read: WhenDraft = {
        ...anybody,
        ...(lists as Partial<WhenDraft>),
        keyAccount: keyAccount ?? null,
        openAtLeast: rowsOf(openAtLeast ?? {}),
      };
      const own = named(read);
      const isOwn = name["zh-CN"] === own["zh-CN"] && name.en === own.en;
      return { key, name: isOwn ? { "zh-CN": "", en: "" } : name, when: read, policyId };
    }),
  };
}

/** The draft as the server takes it. */
export function bodyOf({ version, segments, otherwise }: SegmentsDraft, named: Namer): unknown {
  return {
    version,
    otherwise,
    segments: segments.map(({ key, name, when, policyId }) => ({
      key,
      name: nameOf(name, named(when)),
      when: whenBody(when),
      policyId,
    })),
  };
}

/** A name in one language is the name in both. */
export function nameOf(name: Two, own: Two): Two {
  const [zh, en] = [name["zh-CN"].trim(), name.en.trim()];
  return { "zh-CN": zh || en || own["zh-CN"] || "–", en: en || zh || own.en || "–" };
}

function whenBody({ openAtLeast, keyAccount, ...lists }: WhenDraft): Record<string, unknown> {
  const minor = minorOf(openAtLeast);
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(keyAccount === null ? {} : { keyAccount }),
    ...(Object.keys(minor).length === 0 ? {} : { openAtLeast: minor }),
  };
}

/** The first thing that keeps the draft from being stored, at the segment's key; null when nothing does. */
export function flawOf(draft: SegmentsDraft, named: Namer, policyIds: ReadonlySet<string>): Flaw | null {
  const body = bodyOf(draft, named);
  const odd = notANumber(body);
  if (odd !== null) return flawByKey(draft, named, odd);
  const read = readSegments(body, policyIds);
  return read.ok ? null : flawByKey(draft, named, read.because);
}

/** "segments.2.when" → "segments.<key>.when", and in the sentence names stand where keys did. */
export function flawByKey(draft: SegmentsDraft, named: Namer, { field, message }: Flaw): Flaw {
  const inNames = (locale: keyof Two): string =>
    draft.segments.reduce((text, { key, name, when }) => {
      const called = nameOf(name, named(when))[locale];
      return text.replaceAll(`“${key}”`, `“${called}”`).replaceAll(`"${key}"`, `"${called}"`);
    }, message[locale]);
  return {
    field: field.replace(/^segments\.(\d+)/, (all, at: string) => {
      const segment = draft.segments[Number(at)];
      return segment ? `segments.${segment.key}` : all;
    }),
    message: { "zh-CN": inNames("zh-CN"), en: inNames("en") },
  };
}

/** A new segment, last, with a key that no other has. */
export function newSegment({ segments }: SegmentsDraft, policyId: string): SegmentDraft {
  const taken = new Set(segments.map(({ key }) => key));
  let number = segments.length + 1;
  while (taken.has(`segment-${number}`)) number += 1;
  return { key: `segment-${number}`, name: { "zh-CN": "", en: "" }, when: anybody, policyId };
}

/** The segment one place up (−1) or down (1); where there is no such place, nothing moves. */
export function moved(segments: readonly SegmentDraft[], key: string, by: -1 | 1): readonly SegmentDraft[] {
  const from = segments.findIndex((each) => each.key === key);
  const [one, other] = [segments[from], segments[from + by]];
  if (!one || !other) return segments;
  return segments.map((each) => (each === one ? other : each === other ? one : each));
}
