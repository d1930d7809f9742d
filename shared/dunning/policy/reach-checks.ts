import { canHold, currenciesIn, sharesIn, sizeOf } from "./can-hold.ts";
import { END_OF_SCHEDULE } from "./ladder-steps.ts";
import { firstOf, mistake, type Check, type PolicyRefusal } from "./mistake.ts";
import type { Policy, Step } from "./policy.ts";

/** The contact gap may not hold back a step beyond its own day. */
const tooLongGap: Check = ({ steps, minGapDays }) =>
  firstOf(steps, (step, at) => {
    const next = steps[at + 1];
    if (!next || next.days - step.days >= minGapDays) return null;
    return mistake(
      "minGapDays",
      `最小间隔 ${minGapDays} 天长于“${step.key}”到“${next.key}”的 ${next.days - step.days} 天，请缩短间隔或拉开步骤。`,
      `The gap of ${minGapDays} days is longer than the ${next.days - step.days} from "${step.key}" to "${next.key}"; shorten the gap or move the steps apart.`,
    );
  });

const tooLateDeadline: Check = ({ steps }) =>
  firstOf(steps, (step, at) => {
    const { key, days, deadlineDays } = step;
    const next = steps[at + 1];
    if (deadlineDays === undefined) return null;
    if (days + deadlineDays < 0)
      return mistake(
        `steps.${at}.deadlineDays`,
        `步骤“${key}”设定的付款期限早于发票到期日，请延长期限或删除。`,
        `Step "${key}" sets a deadline before the invoice is due; lengthen it or remove it.`,
      );
    if (!next || days + deadlineDays < next.days) return null;
    return mistake(
      `steps.${at}.deadlineDays`,
      `步骤“${key}”的付款期限（第 ${days + deadlineDays} 天）使“${next.key}”（第 ${next.days} 天）无法按期执行，请缩短期限或推迟该步骤。`,
      `The deadline of step "${key}" (day ${days + deadlineDays}) leaves "${next.key}" (day ${next.days}) unreachable on its day; shorten it or move that step later.`,
    );
  });

const crowdedRepeat: Check = ({ steps, minGapDays }) =>
  firstOf(steps, ({ key, days, repeat, deadlineDays }, at) => {
    if (repeat === undefined) return null;
    const room = Math.max(minGapDays, (deadlineDays ?? 0) + 1);
    if (repeat.everyDays < room)
      return mistake(
        `steps.${at}.repeat.everyDays`,
        `步骤“${key}”每 ${repeat.everyDays} 天重复，短于最小间隔或付款期限，请至少设为 ${room} 天。`,
        `Step "${key}" repeats every ${repeat.everyDays} days, which is within its gap or deadline; make it at least ${room}.`,
      );
    const last = days + repeat.everyDays * repeat.times;
    // The schedule's own end counts from the last repeat.
    const next = steps[at + 1];
    if (!next || last + room <= next.days) return null;
    return mistake(
      `steps.${at}.repeat.times`,
      `步骤“${key}”最后一次重复在第 ${last} 天，与“${next.key}”（第 ${next.days} 天）冲突，请减少次数或推迟后者。`,
      `The last repeat of step "${key}" (day ${last}) runs into "${next.key}" (day ${next.days}); repeat less often or move that later.`,
    );
  });

const earlyEnd: Check = ({ steps, endOfSchedule, minGapDays }) => {
  const last = steps.at(-1);
  if (endOfSchedule === undefined || !last) return null;
  const least = Math.max(minGapDays, (last.deadlineDays ?? 0) + 1);
  if (endOfSchedule.afterDays >= least) return null;
  return mistake(
    "endOfSchedule.afterDays",
    `流程终点在最后一步“${last.key}”之后 ${endOfSchedule.afterDays} 天，早于其间隔或付款期限，请至少设为 ${least} 天。`,
    `The schedule ends ${endOfSchedule.afterDays} days after "${last.key}", within its gap or deadline; make it at least ${least}.`,
  );
};

const reservedKey: Check = ({ steps }) =>
  firstOf(steps, ({ key }, at) =>
    key !== END_OF_SCHEDULE
      ? null
      : mistake(
          `steps.${at}.key`,
          `“${END_OF_SCHEDULE}”是系统保留的步骤名，请换一个标识。`,
          `"${END_OF_SCHEDULE}" is the key of the schedule's own end; choose another.`,
        ),
  );

const uselessRoles: Check = ({ steps }) =>
  firstOf(steps, ({ key, to = [] }, at) => {
    const repeated = to.find((role, index) => to.indexOf(role) < index);
    const afterAnybody = to.indexOf("anybody") === -1 ? undefined : to[to.indexOf("anybody") + 1];
    const idle = repeated ?? afterAnybody;
    if (idle === undefined) return null;
    return mistake(
      `steps.${at}.to`,
      `步骤“${key}”的收件人中有一个永远轮不到，请删除重复项，并把“能联系到的任何人”放在最后。`,
      `Recipient "${idle}" of step "${key}" is never reached; name each role once and "anybody" last.`,
    );
  });

/** A share written in percent would always hold; where it never would, that is said. */
const sharesBeyondOne: Check = ({ steps }) =>
  firstOf(steps, ({ key, when }, at) => {
    const beyond = when === undefined ? undefined : sharesIn(when).find((share) => share < 0 || share > 1);
    if (beyond === undefined) return null;
    return mistake(
      `steps.${at}.when`,
      `步骤“${key}”条件中的占比 ${beyond} 不在 0 到 1 之间，请改写，例如 0.5 表示一半。`,
      `The condition of step "${key}" has the share ${beyond}, which is not from 0 to 1; write 0.5 for a half.`,
    );
  });

/** More tests than anybody reads at a glance. */
const MOST_TESTS = 16;

const unreachable: Check = ({ steps, tolerance }) =>
  firstOf(steps, (step, at) => neverAdmitting(step, at) ?? onlyTrifles(step, at, tolerance));

/** A step for less than anybody is asked for. */
function onlyTrifles(step: Step, at: number, { minor }: Policy["tolerance"]): PolicyRefusal | null {
  if (isPossible({ ...step, minimum: { minor, share: 0 } })) return null;
  return mistake(
    `steps.${at}.when`,
    `步骤“${step.key}”的条件只允许小到不催的金额，永远不会执行，请提高金额或降低“金额太小不催”。`,
    `The condition of step "${step.key}" admits only amounts that are too small to chase; raise it or lower the tolerance.`,
  );
}

function neverAdmitting(step: Step, at: number): PolicyRefusal | null {
  const { key, when, minimum } = step;
  if (when !== undefined && sizeOf(when) > MOST_TESTS)
    return mistake(
      `steps.${at}.when`,
      `步骤“${key}”的条件超过 ${MOST_TESTS} 项判断，请精简。`,
      `The condition of step "${key}" has more than ${MOST_TESTS} tests; make it shorter.`,
    );
  if (!isPossible({ ...step, minimum: { minor: {}, share: 0 } }))
    return mistake(
      `steps.${at}.when`,
      `步骤“${key}”（第 ${step.days} 天）的条件永远不会成立，请放宽条件或删除该步骤。`,
      `The condition of step "${key}" (day ${step.days}) can never hold; loosen it or remove the step.`,
    );
  if (minimum === undefined || isPossible(step)) return null;
  return mistake(
    `steps.${at}.minimum`,
    `步骤“${key}”的最低额高于其条件所允许的金额，永远达不到，请降低最低额或放宽条件。`,
    `The minimum of step "${key}" is above what its condition admits, so it is never reached; lower it or loosen the condition.`,
  );
}

/** Some currency in which the step can be taken; "XXX" stands for every one that is not named. */
function isPossible({ days, when, minimum }: Step): boolean {
  if (when === undefined) return true;
  return [...new Set([...currenciesIn(when), "XXX"])].some((currency) =>
    canHold([when], {
      currency,
      bounds: {
        // A notice up to the due day lapses after it.
        oldestDays: [days, days > 0 ? Infinity : 0],
        invoices: [1, Infinity],
        brokenPromises: [0, Infinity],
        asked: [Math.max(1, minimum?.minor[currency] ?? 0), Infinity],
        share: [minimum?.share ?? 0, 1],
      },
    }),
  );
}

const pointlessMinimum: Check = ({ steps }) =>
  firstOf(steps, ({ key, minimum }, at) => {
    if (minimum === undefined || minimum.share > 0 || Object.keys(minimum.minor).length > 0) return null;
    return mistake(
      `steps.${at}.minimum`,
      `步骤“${key}”的最低额既无货币金额也无占比，请填写其一，或删除最低额。`,
      `The minimum of step "${key}" names neither an amount with its currency nor a share; fill one in, or remove it.`,
    );
  });

/** What a policy may not be when it is put in force; one that was read before stays readable. */
export const REACH_CHECKS: readonly Check[] = [
  tooLongGap,
  reservedKey,
  uselessRoles,
  tooLateDeadline,
  crowdedRepeat,
  earlyEnd,
  pointlessMinimum,
  unreachable,
  sharesBeyondOne,
];
