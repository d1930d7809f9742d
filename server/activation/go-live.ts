import type { Mode, ProposalBody } from "../../shared/activation/contract.ts";
import { capOn } from "../../shared/activation/caps.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { foreseeFirstDay, type DunningDesk, type FromAddresses, planDay } from "../dunning/index.ts";
import type { ActivationDesk, Actor, OrgStanding } from "./ports.ts";

export interface GoLiveDesk extends ActivationDesk {
  readonly dunning: DunningDesk;
  /** Asked where the CRM sends the org's mail; absent: it cannot be asked here. */
  readonly fromAddresses?: FromAddresses;
  /** SHA-256, in hex, of the value's canonical JSON. */
  digest(value: unknown): string;
  /** Does it while nothing else plans or sends for the org; null when whoever is at it took longer than a page waits, or than was said. */
  inTurn<T>(orgId: string, work: () => Promise<T>, patienceMs?: number): Promise<T | null>;
}

/** The first live day as it would be today, exactly as it is to be signed. */
export async function proposeGoLive(orgId: string, desk: GoLiveDesk): Promise<ProposalBody> {
  const { standing, rehearsal, asOf } = await situation(orgId, desk);
  const day = await foreseeFirstDay(orgId, asOf, desk.dunning);
  const shown = {
    asOf: formatDay(asOf),
    policy: day.policy,
    sender: standing.sender,
    messages: [...day.messages],
    held: { ...day.held },
    failed: day.failed.map(({ accountId, name, reason }) => ({ accountId, name, reason })),
  };
  const amounts: Record<string, number> = {};
  for (const { currency, askedMinor } of day.messages)
    amounts[currency] = (amounts[currency] ?? 0) + askedMinor;
  return {
    ...shown,
    counts: {
      messages: day.messages.length,
      accounts: new Set(day.messages.map(({ accountId }) => accountId)).size,
      amounts,
    },
    cap: capOn(standing.caps, asOf, asOf),
    obstacles: [
      ...inTheWayOf(standing.mode),
      ...(day.stale ? (["data-is-old"] as const) : []),
      ...(standing.sender === null ? (["no-sender"] as const) : []),
      ...(standing.domainFailed ? (["domain-failed"] as const) : []),
      ...((await crmSendsFrom(orgId, standing.sender, desk)) ? [] : (["not-in-crm"] as const)),
      ...(rehearsal === null || rehearsal === "failed" ? (["rehearsal-failed"] as const) : []),
    ],
    // The policies of the segments as well: a page cannot show what each of them would do on the days after.
    digest: desk.digest({ ...shown, others: day.others }),
  };
}

/** One that the CRM does not know, or does not say that it knows, would have every letter refused. */
async function crmSendsFrom(
  orgId: string,
  sender: OrgStanding["sender"],
  desk: Pick<GoLiveDesk, "fromAddresses">,
): Promise<boolean> {
  if (sender?.by !== "zoho") return true;
  const told = (await desk.fromAddresses?.(orgId).catch(() => null)) ?? null;
  const address = sender.address.toLowerCase();
  return told?.ok === true && told.value.some((each) => each.toLowerCase() === address);
}

/** Only rehearsal is left by a signature: what waits in a stopped org is in no list, and resuming it is an act of its own. */
function inTheWayOf(mode: Mode): readonly ("already-live" | "is-stopped")[] {
  if (mode === "rehearsal") return [];
  return [mode === "live" ? "already-live" : "is-stopped"];
}

export type GoLiveRefusal = ProposalBody["obstacles"][number] | "proposal-changed" | "other-name" | "at-work";

/**
 * Goes live with exactly what was shown: what is due now is judged again, and anything that changed since asks for
 * another look. The signature is the admin's own name, typed. Today's messages are planned at once, so that what was
 * signed is what leaves; in the org's turn, so that no round judges meanwhile.
 */
export async function signGoLive(
  orgId: string,
  by: Actor,
  signature: { readonly digest: string; readonly name: string },
  desk: GoLiveDesk,
): Promise<Result<{ readonly planned: number }, GoLiveRefusal>> {
  if (signature.name.trim() !== by.userName.trim()) return refuse("other-name");
  return (await desk.inTurn(orgId, () => sign(orgId, by, signature, desk))) ?? refuse("at-work");
}

async function sign(
  orgId: string,
  by: Actor,
  signature: { readonly digest: string; readonly name: string },
  desk: GoLiveDesk,
): Promise<Result<{ readonly planned: number }, GoLiveRefusal>> {
  const proposal = await proposeGoLive(orgId, desk);
  const [obstacle] = proposal.obstacles;
  if (obstacle !== undefined) return refuse(obstacle);
  if (proposal.digest !== signature.digest) return refuse("proposal-changed");
  const { asOf } = await situation(orgId, desk);
  if (formatDay(asOf) !== proposal.asOf) return refuse("proposal-changed");
  const meanwhile = await desk.inTenant(orgId, async (book) => {
    const [changed] = inTheWayOf((await book.lockStanding()).mode);
    if (changed !== undefined) return changed;
    // What was put off while the org went back to rehearsal was in no list either.
    await book.cancelWaiting(desk.now());
    await book.setMode("live", asOf);
    await book.addAct({
      actId: desk.newId(),
      kind: "went-live",
      about: proposal.asOf,
      reason: `signed ${signature.name.trim()}`,
      body: { digest: proposal.digest, policy: proposal.policy, held: proposal.held, ...proposal.counts },
      by: { userId: by.userId, userName: by.userName },
      at: desk.now(),
    });
    return null;
  });
  if (meanwhile !== null) return refuse(meanwhile);
  return ok({ planned: (await planDay(orgId, asOf, desk.dunning)).planned });
}

async function situation(orgId: string, desk: GoLiveDesk) {
  return desk.inTenant(orgId, async (book) => {
    const standing = await book.standing();
    const asOf: Day = desk.dayIn(standing.timeZone, desk.now());
    const [latest] = await book.rounds(1);
    return { standing, rehearsal: latest?.outcome ?? null, asOf };
  });
}
