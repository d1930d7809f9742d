import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { mayTick } from "../../shared/playbook/progress.ts";
import type { TickRequest } from "../../shared/playbook/request-contract.ts";
import { type HoldRefusal, placeHold } from "../limit/index.ts";
import type { KeptOpened, KeptStep, PlaybookBook, PlaybookDesk, Worker } from "./ports.ts";

export type TickRefusal =
  | "no-such-playbook"
  | "step-not-yours"
  | "step-ticked"
  | "playbook-ended"
  | "no-hold-proposed"
  | HoldRefusal;

/**
 * A step is done: once, and in the same words however often it is sent. A hold that it proposes is placed with it or not at
 * all, by the rules of holds; its task in the CRM is closed.
 */
export function tickStep<Body>(
  by: Worker,
  request: TickRequest,
  desk: PlaybookDesk,
  answer: (book: PlaybookBook) => Promise<Body>,
): Promise<Result<Body, TickRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<Body, TickRefusal>> => {
    const seen = await book.opened(request.openedId);
    if (seen === null || isElsewhere(seen, by)) return refuse("no-such-playbook");
    // Whoever ticks at the same account waits here, and then sees what the other one said.
    await book.limits.lockAccount(seen.accountId);
    const opened = (await book.opened(request.openedId)) ?? seen;
    const step = opened.steps.find((each) => each.step === request.step);
    if (step === undefined) return refuse("no-such-playbook");
    if (isSame(step, request, by)) return ok(await answer(book));
    const flaw = flawOf(opened, step, request, by) ?? (await holdFlaw(opened, request, by, book, desk));
    if (flaw !== null) return refuse(flaw);
    const { clientId: tickId, note, hold } = request;
    const at = desk.now();
    const tick = { tickId, note, held: hold !== null, inCrm: false, at, userId: by.userId, by: by.userName };
    if (!(await book.tick(opened.openedId, step.step, tick))) return refuse("step-ticked");
    await book.closeTasks(at, opened.openedId);
    return ok(await answer(book));
  });
}

/** Whoever came by an account's page works on what is that account's. */
const isElsewhere = ({ accountId }: KeptOpened, by: Worker): boolean =>
  by.accountId !== undefined && by.accountId !== accountId;

const isSame = ({ tick }: KeptStep, { clientId, note, hold }: TickRequest, { userId }: Worker): boolean =>
  tick?.tickId === clientId && tick.note === note && tick.held === (hold !== null) && tick.userId === userId;

function flawOf(
  { end }: KeptOpened,
  step: KeptStep,
  { hold }: TickRequest,
  by: Worker,
): Exclude<TickRefusal, HoldRefusal> | null {
  if (!mayTick(step, by)) return "step-not-yours";
  if (step.tick !== null) return "step-ticked";
  if (end !== null) return "playbook-ended";
  return hold !== null && step.does !== "propose-hold" ? "no-hold-proposed" : null;
}

async function holdFlaw(
  { accountId }: KeptOpened,
  { clientId, note: reason, hold }: TickRequest,
  { orgId, userId, userName, role }: Worker,
  book: PlaybookBook,
  { now, newId, dayIn }: PlaybookDesk,
): Promise<HoldRefusal | null> {
  if (hold === null) return null;
  // The same transaction: a hold without its tick, or a tick without its hold, is not kept.
  const limits = {
    now,
    newId,
    dayIn,
    inTenant: <T>(_: string, work: (of: PlaybookBook["limits"]) => Promise<T>) => work(book.limits),
  };
  const placed = await placeHold(
    { orgId, accountId, userId, userName, role },
    { clientId, reason, ...hold },
    limits,
  );
  return placed.ok ? null : placed.because;
}
