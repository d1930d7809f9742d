import {
  type ChangedLimit,
  type ChosenLimits,
  changedTo,
  isLooser,
  nothingChosen,
  presetFor,
} from "../../shared/contact/chosen-limits.ts";
import type { LimitsBody } from "../../shared/contact/contract.ts";
import type { Limit } from "../../shared/contact/limit.ts";
import { presets } from "../../shared/contact/presets.ts";
import type { LimitsRequest } from "../../shared/contact/request-contract.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { preferenceBody } from "./read-contacts.ts";
import type { Asker, ContactBook, ContactDesk } from "./ports.ts";

export type LimitsRefusal = "no-such-limit" | "hours-without-end" | "looser-without-reason";
type Admin = Omit<Asker, "accountId" | "role">;

/** What is in force, number by number, with what each stands on. */
export const readLimits = (orgId: string, desk: ContactDesk): Promise<LimitsBody> =>
  desk.inTenant(orgId, (book) => limitsBody(book, desk));

/** Puts presets and numbers in force from the next claim on. What is looser than its preset says why, and stays in the log. */
export function chooseLimits(
  admin: Admin,
  request: LimitsRequest,
  desk: ContactDesk,
): Promise<Result<LimitsBody, LimitsRefusal>> {
  return desk.inTenant(admin.orgId, async (book) => {
    const all = presets.flatMap(({ limits }) => limits);
    const changed: ChangedLimit[] = [];
    for (const { key, number, fromMinute, toMinute, reason } of request.changed) {
      const change = {
        key,
        ...(number !== undefined && { number }),
        ...(fromMinute !== undefined && { fromMinute }),
        ...(toMinute !== undefined && { toMinute }),
        reason,
      };
      const limit = all.find((each) => each.key === key);
      if (limit === undefined) return refuse("no-such-limit");
      const then = changedTo(limit, change);
      if (then.kind === "hours" && then.fromMinute >= then.toMinute) return refuse("hours-without-end");
      if (isLooser(limit, change) && reason === null) return refuse("looser-without-reason");
      changed.push(change);
    }
    const at = desk.now();
    const chosen: ChosenLimits = { presets: request.presets, changed };
    await book.saveChosen(chosen, admin, at);
    await book.wake(null, at);
    const reason = changed.flatMap((each) => each.reason ?? []).join("; ");
    const act = {
      actId: desk.newId(),
      kind: "contact-limits",
      about: "limits",
      reason,
      by: admin,
      at,
    } as const;
    await book.addAct({ ...act, body: { ...chosen } });
    return ok(await limitsBody(book, desk));
  });
}

/** How far back whoever leads looks for what went beyond a limit. */
const BEYOND_MS = 30 * 86_400_000;

async function limitsBody(book: ContactBook, { calendars, now }: ContactDesk): Promise<LimitsBody> {
  const saved = await book.chosen();
  const chosen = saved?.chosen ?? nothingChosen;
  const debtors = new Map<string | null, number>();
  for (const { country, debtors: more } of await book.countries()) {
    const code = calendars.codeOf(country);
    debtors.set(code, (debtors.get(code) ?? 0) + more);
  }
  const zone = await book.orgZone();
  const wishes = await book.wishes(now());
  const beyond = await book.beyond(new Date(now().getTime() - BEYOND_MS));
  return {
    chosen: { ...chosen.presets },
    presets: presets.map(({ presetId, limits }) => ({
      presetId,
      limits: limits.map((limit) => limitBody(limit, chosen)),
    })),
    countries: [...debtors]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => ({ code, debtors: count, presetId: presetFor(chosen, code) })),
    savedBy: saved?.by ?? null,
    wishes: wishes.map((wish) => ({
      ...wish,
      ...preferenceBody(wish),
      savedAt: localMoment(wish.savedAt, zone),
    })),
    beyond: beyond.map((line) => ({ ...line, happenedAt: localMoment(line.happenedAt, zone) })),
  };
}

function limitBody(limit: Limit, { changed }: ChosenLimits): LimitsBody["presets"][number]["limits"][number] {
  const change = changed.find(({ key }) => key === limit.key);
  const { key, kind, ways, mayOverride, source } = limit;
  return {
    key,
    kind,
    counts: limit.kind === "count" ? limit.counts : null,
    per: limit.kind === "count" ? limit.per : null,
    days: limit.kind === "count" && limit.within !== "calendar-day" ? limit.within.days : null,
    ways: [...ways],
    usual: numbersOf(limit),
    inForce: numbersOf(change === undefined ? limit : changedTo(limit, change)),
    reason: change?.reason ?? null,
    mayOverride,
    source,
  };
}

function numbersOf(limit: Limit) {
  if (limit.kind === "hours") return { number: null, fromMinute: limit.fromMinute, toMinute: limit.toMinute };
  return { number: limit.kind === "count" ? limit.most : limit.days, fromMinute: null, toMinute: null };
}
