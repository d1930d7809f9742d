import type { Sentence } from "../kernel/contract.ts";
import { grouped } from "../kernel/grouped.ts";

/** An account and the parent that the CRM says it has. */
export interface ParentLink {
  readonly accountId: string;
  readonly parentId: string;
  /** We hold the parent, and the CRM still shows it. */
  readonly held: boolean;
}

/** A parent that could not be followed: the account stands as if it had none. */
export interface BrokenLink {
  readonly accountId: string;
  readonly parentId: string;
  readonly because: "itself" | "unknown" | "circle" | "too-deep";
}

/** Which accounts belong together, by the CRM's parents. */
export interface Families {
  /** The head of the account's family; null for one that has neither parent nor child. */
  rootOf(accountId: string): string | null;
  /** All of a family by its head, the head among them, by id; empty when it is no head. */
  membersOf(rootId: string): readonly string[];
  /** By account. */
  readonly broken: readonly BrokenLink[];
}

/** The head office and nine levels below it: deeper than any hierarchy that a CRM draws. */
export const MAX_LEVELS = 10;

/** Ids are numbers written out: the shorter is the smaller. */
const byId = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/**
 * Families from links in any order. What cannot be followed is cut, always at the same place: a circle before its
 * smallest id, which becomes the head; a chain below its tenth level, where the next one is the head of another family.
 */
export function familiesOf(links: readonly ParentLink[]): Families {
  const broken: BrokenLink[] = [];
  const parentOf = new Map<string, string>();
  for (const { accountId, parentId, held } of links) {
    if (parentId === accountId) broken.push({ accountId, parentId, because: "itself" });
    else if (!held) broken.push({ accountId, parentId, because: "unknown" });
    else parentOf.set(accountId, parentId);
  }
  for (const accountId of circleHeads(parentOf)) cut(accountId, "circle", parentOf, broken);
  for (const accountId of tooDeep(parentOf)) cut(accountId, "too-deep", parentOf, broken);
  const heads = new Map<string, string>();
  for (const accountId of new Set([...parentOf].flat()))
    heads.set(accountId, lineOf(accountId, parentOf).at(-1) ?? accountId);
  const members = grouped(
    heads,
    ([, head]) => head,
    ([accountId]) => accountId,
  );
  for (const family of members.values()) family.sort(byId);
  return {
    rootOf: (accountId) => heads.get(accountId) ?? null,
    membersOf: (rootId) => members.get(rootId) ?? NOBODY,
    broken: broken.sort((a, b) => byId(a.accountId, b.accountId)),
  };
}

const NOBODY: readonly string[] = [];

function cut(
  accountId: string,
  because: BrokenLink["because"],
  parentOf: Map<string, string>,
  broken: BrokenLink[],
): void {
  broken.push({ accountId, parentId: parentOf.get(accountId) ?? "", because });
  parentOf.delete(accountId);
}

/** An account, its parent, and so on up to the head. */
function lineOf(accountId: string, parentOf: ReadonlyMap<string, string>): readonly string[] {
  const line = [accountId];
  for (let parent = parentOf.get(accountId); parent !== undefined; parent = parentOf.get(parent))
    line.push(parent);
  return line;
}

/** Of each circle its smallest id. */
function circleHeads(parentOf: ReadonlyMap<string, string>): readonly string[] {
  const seen = new Set<string>();
  const heads: string[] = [];
  for (const start of parentOf.keys()) {
    const path: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = parentOf.get(at);
    }
    const from = at === undefined ? -1 : path.indexOf(at);
    const [head] = from < 0 ? [] : path.slice(from).sort(byId);
    if (head !== undefined) heads.push(head);
  }
  return heads;
}

/** Every account at a level that is the first beyond what is followed. */
const tooDeep = (parentOf: ReadonlyMap<string, string>): readonly string[] =>
  [...parentOf.keys()].filter((accountId) => {
    const above = lineOf(accountId, parentOf).length - 1;
    return above > 0 && above % MAX_LEVELS === 0;
  });

export const noFamilies: Families = familiesOf([]);

/** What is said about a parent that is not followed; `name`: of the account. */
export function brokenLinkSentence({ accountId, parentId, because }: BrokenLink, name: string): Sentence {
  const who = { "zh-CN": `“${name}”（${accountId}）`, en: `"${name}" (${accountId})` };
  switch (because) {
    case "itself":
      return {
        "zh-CN": `${who["zh-CN"]}的上级客户是它自己，按单独客户处理：请在 CRM 中更正。`,
        en: `${who.en} is its own parent account and is taken by itself: correct it in the CRM.`,
      };
    case "unknown":
      return {
        "zh-CN": `${who["zh-CN"]}的上级客户 ${parentId} 不在本组织的有效客户中，按单独客户处理。`,
        en: `${who.en} names the parent account ${parentId}, which is not among this org's active accounts, and is taken by itself.`,
      };
    case "circle":
      return {
        "zh-CN": `${who["zh-CN"]}与其上级客户互为上级，以编号最小的它为总部：请在 CRM 中更正。`,
        en: `${who.en} and its parent accounts form a circle, so it, with the smallest id, is taken as the head office: correct it in the CRM.`,
      };
    case "too-deep":
      return {
        "zh-CN": `${who["zh-CN"]}在第 ${MAX_LEVELS} 级以下，另作一个客户集团。`,
        en: `${who.en} is below the ${MAX_LEVELS}th level of its group and begins a group of its own.`,
      };
  }
}
