import type { Mode } from "../../shared/activation/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ActivationBook, ActivationDesk, Actor, OrgStanding } from "./ports.ts";

type ModeDesk = Pick<ActivationDesk, "inTenant" | "now" | "newId">;

/** Nothing more leaves this org: obeyed at every claim and before every letter. Stopping twice is stopping once. */
export function stopOrg(
  orgId: string,
  by: Actor,
  reason: string,
  desk: ModeDesk,
): Promise<Result<{ readonly mode: Mode }, never>> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.lockStanding();
    if (before.mode !== "stopped") await change(book, before, "stopped", "stopped", { by, reason, desk });
    return ok({ mode: "stopped" as const });
  });
}

/** Back to what it was when it was stopped: live stays signed, rehearsal stays rehearsal. What waited goes on. */
export function resumeOrg(
  orgId: string,
  by: Actor,
  reason: string,
  desk: ModeDesk,
): Promise<Result<{ readonly mode: Mode }, "not-stopped">> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.lockStanding();
    if (before.mode !== "stopped") return refuse("not-stopped");
    const [stop] = await book.acts(["stopped", "mode-set"], 1);
    const mode: Mode = stop?.body["from"] === "live" ? "live" : "rehearsal";
    await change(book, before, mode, "resumed", { by, reason, desk });
    return ok({ mode });
  });
}

/** Back to rehearsal, from wherever: to go live again it has to be signed again. */
export function rehearseOrg(
  orgId: string,
  by: Actor,
  reason: string,
  desk: ModeDesk,
): Promise<Result<{ readonly mode: Mode }, never>> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.lockStanding();
    await change(book, { ...before, liveOn: null }, "rehearsal", "rehearsed", { by, reason, desk });
    return ok({ mode: "rehearsal" as const });
  });
}

/** The operator's own hand, without a signature and so without the caps that begin with one. */
export function setModeByOperator(orgId: string, mode: Mode, desk: ModeDesk): Promise<void> {
  return desk.inTenant(orgId, async (book) => {
    const before = await book.lockStanding();
    if (before.mode === mode) return;
    const liveOn = mode === "rehearsal" ? null : before.liveOn;
    const by = { userId: "operator", userName: "operator" };
    await change(book, { ...before, liveOn }, mode, "mode-set", { by, reason: "by the operator", desk });
  });
}

interface Said {
  readonly by: Actor;
  readonly reason: string;
  readonly desk: ModeDesk;
}

async function change(
  book: ActivationBook,
  before: OrgStanding,
  mode: Mode,
  kind: "stopped" | "resumed" | "rehearsed" | "mode-set",
  { by, reason, desk }: Said,
): Promise<void> {
  const at = desk.now();
  await book.setMode(mode, before.liveOn);
  // What waits was in no list that the next signature shows, so it must not leave under it.
  if (mode === "rehearsal") await book.cancelWaiting(at);
  const body = { from: before.mode, to: mode };
  await book.addAct({ actId: desk.newId(), kind, about: null, reason, body, by, at });
}
