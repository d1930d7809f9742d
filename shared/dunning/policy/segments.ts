import { assert, ok, refuse, type Result } from "../../kernel/result.ts";
import { SegmentsShape } from "./contract.ts";
import { firstOf, mistake, type PolicyRefusal } from "./mistake.ts";
import { nameField } from "./name-field.ts";
import type { AccountTraits, Segment, SegmentCondition, Segments } from "./segment.ts";
import { covers, isSame } from "./segment-cover.ts";
import { isListed as isIn } from "./condition.ts";
import { noSuchCurrency } from "./read-condition.ts";
import { unsafePart } from "./safe-json.ts";
import { parseCurrency } from "../../kernel/currency.ts";

/** The policy of an account, and the segment that says so; null for the segment when none does. */
export function choosePolicy(
  { segments, otherwise }: Segments,
  traits: AccountTraits,
): { readonly policyId: string; readonly segment: string | null } {
  const found = segments.find(({ when }) => admits(when, traits));
  return found ? { policyId: found.policyId, segment: found.key } : { policyId: otherwise, segment: null };
}

function admits(when: SegmentCondition, traits: AccountTraits): boolean {
  const { accountIds, keyAccount, openAtLeast } = when;
  const named = [traits.accountId, traits.groupRootId];
  return (
    isListed(when.grade, traits.grade) &&
    isListed(when.country, traits.country) &&
    isListed(when.language, traits.language) &&
    isListed(when.ownerId, traits.ownerId) &&
    (keyAccount === undefined || keyAccount === traits.keyAccount) &&
    (accountIds === undefined || named.some((id) => id !== null && accountIds.includes(id))) &&
    (openAtLeast === undefined || reaches(openAtLeast, traits.openMinor))
  );
}

const isListed = (list: readonly string[] | undefined, value: string | null): boolean =>
  list === undefined || isIn(list, value);

const reaches = (least: Readonly<Record<string, number>>, open: Readonly<Record<string, number>>): boolean =>
  Object.entries(least).some(([currency, minor]) => (open[currency] ?? 0) >= minor);

/** Reads a version of the segments from JSON, none of them being everybody under `otherwise`; `policyIds`: the policies that the org has. */
export function readSegments(
  input: unknown,
  policyIds: ReadonlySet<string>,
): Result<Segments, PolicyRefusal> {
  const stored = readStoredSegments(input);
  if (!stored.ok) return stored;
  const read = stored.value;
  const found =
    unknownPolicy(read, policyIds) ?? firstOf(read.segments, (each, at) => segmentMistake(read, each, at));
  return found ? refuse(found) : ok(read);
}

/** Reads a version that was taken before: only its shape is checked, so that it stays readable. */
export function readStoredSegments(input: unknown): Result<Segments, PolicyRefusal> {
  const unsafe = unsafePart(input);
  if (unsafe) return refuse(unsafe);
  const shaped = SegmentsShape.safeParse(input);
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    assert(issue, "what was not taken has an issue");
    const stray = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : null;
    return refuse(misshapen([...issue.path.map(String), ...(stray === null ? [] : [stray])].join(".")));
  }
  return ok(shaped.data as Segments);
}

function unknownPolicy(
  { segments, otherwise }: Segments,
  policyIds: ReadonlySet<string>,
): PolicyRefusal | null {
  const named = [
    ...segments.map(({ policyId }, at) => ({ field: `segments.${at}.policyId`, policyId })),
    { field: "otherwise", policyId: otherwise },
  ];
  return firstOf(named, ({ field, policyId }) =>
    policyIds.has(policyId)
      ? null
      : mistake(
          field,
          `没有名为“${policyId}”的政策，请从现有政策中选择。`,
          `There is no policy "${policyId}"; choose one that exists.`,
        ),
  );
}

function segmentMistake({ segments }: Segments, segment: Segment, at: number): PolicyRefusal | null {
  const { key, when } = segment;
  const field = `segments.${at}`;
  const before = segments.slice(0, at);
  if (before.some((each) => each.key === key))
    return mistake(
      `${field}.key`,
      `分组“${key}”出现了两次，请为每个分组使用不同的标识。`,
      `The segment key "${key}" is used twice; give every segment its own.`,
    );
  const unnamed = (["zh-CN", "en"] as const).find((locale) => segment.name[locale].trim() === "");
  if (unnamed !== undefined)
    return mistake(
      `${field}.name.${unnamed}`,
      `分组“${key}”需要中英文名称，请填写。`,
      `Segment "${key}" needs a name in both languages; give it one.`,
    );
  const code = Object.keys(when.openAtLeast ?? {}).find((each) => !parseCurrency(each).ok);
  if (code !== undefined) return noSuchCurrency(`${field}.when.openAtLeast.${code}`, code);
  if (Object.keys(when).length === 0)
    return mistake(
      `${field}.when`,
      `分组“${key}”没有条件，会收下所有客户，请填写条件，或把该政策用于其余客户。`,
      `Segment "${key}" has no condition and would take everybody; fill one in, or make its policy everybody else's.`,
    );
  const same = before.find((each) => isSame(each.when, when));
  if (same)
    return mistake(
      `${field}.when`,
      `分组“${key}”与“${same.key}”的条件相同，一个客户不能有两个政策，请删除其一。`,
      `Segments "${same.key}" and "${key}" have the same condition; an account has one policy, so remove one.`,
    );
  const wider = before.find((each) => covers(each.when, when));
  if (!wider) return null;
  return mistake(
    `${field}.when`,
    `分组“${key}”永远轮不到：排在前面的“${wider.key}”已包含其全部客户，请把“${key}”移到它之前。`,
    `Segment "${key}" is never reached: "${wider.key}" before it takes all of its accounts; move "${key}" up.`,
  );
}

const misshapen = (field: string): PolicyRefusal =>
  mistake(
    field || "segments",
    `“${nameField(field || "segments")["zh-CN"]}”没有填写或不是允许的值（列表不能为空，金额须按币种填写），请更正。`,
    `The ${nameField(field || "segments").en} is missing or not an allowed value (lists are never empty, amounts go by currency); correct it.`,
  );
