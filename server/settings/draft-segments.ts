import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import type { PoliciesInForce } from "../../shared/dunning/policy/policy-for.ts";
import type { Segments } from "../../shared/dunning/policy/segment.ts";
import { choosePolicy, readSegments, readStoredSegments } from "../../shared/dunning/policy/segments.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { TrySegmentsBody } from "../../shared/settings/contract.ts";
import { policiesInForce, type PolicyDesk } from "../dunning/index.ts";
import type { Administrator, SettingsDesk } from "./ports.ts";
import { censusFor, countsOf } from "./segment-census.ts";

/**
 * Puts segments in force as their next version; earlier ones stay as they were. A mistake is one sentence beside its
 * field; a draft of a version that is no longer in force is refused, so that no administrator undoes another unseen.
 */
export async function putSegments(
  admin: Administrator,
  draft: unknown,
  desk: PolicyDesk,
): Promise<Result<{ readonly version: number }, PolicyRefusal>> {
  return desk.inTenant(admin.orgId, async (book) => {
    await book.lockOrg();
    const read = readDraft(draft, await policiesInForce(book));
    if (!read.ok) return read;
    const version = read.value.version + 1;
    await book.putSegments({ ...read.value, version }, admin.userName, desk.now());
    return ok({ version });
  });
}

const SHOWN = 50;

/** Where a draft would put today's accounts, and whom it moves. Nothing is written. */
export async function trySegments(
  orgId: string,
  draft: unknown,
  desk: SettingsDesk,
): Promise<Result<TrySegmentsBody, PolicyRefusal>> {
  return desk.inTenant(orgId, async (book) => {
    const inForce = await policiesInForce(book.dunning);
    const read = readDraft(draft, inForce);
    if (!read.ok) return read;
    const { timeZone } = await book.dunning.org();
    const asOf = desk.dayIn(timeZone, desk.now());
    const people = await censusFor([inForce.segments, read.value], book, asOf, desk);
    const moved = people.flatMap(({ name, traits }) => {
      const [before, after] = [choosePolicy(inForce.segments, traits), choosePolicy(read.value, traits)];
      const { accountId } = traits;
      return before.policyId === after.policyId ? [] : [{ accountId, name, before, after }];
    });
    return ok({
      accounts: people.length,
      counts: countsOf(people, read.value),
      changed: moved.length,
      changes: moved.slice(0, SHOWN),
    });
  });
}

function readDraft(draft: unknown, { segments, policies }: PoliciesInForce): Result<Segments, PolicyRefusal> {
  const shaped = readStoredSegments(draft);
  if (!shaped.ok) return shaped;
  if (shaped.value.version !== segments.version) return refuse(CHANGED);
  return readSegments(draft, new Set(policies.keys()));
}

const CHANGED = mistake(
  "version",
  "分组已被他人修改，未保存任何内容：请重新打开后再编辑。",
  "The segments were changed by somebody else, and nothing was saved: open them again and make your change there.",
);
