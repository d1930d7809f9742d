import { MAIL_FULL } from "../../shared/dunning/mail-full.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";
import { type Carrier, carrierOf } from "./carry-message.ts";
import type { NotClaimed } from "./attempt.ts";
import type { Claimed } from "./claim-dispatch.ts";
import type { ToClaim } from "./claim-together.ts";
import { type Doors, ownDoors } from "./doors.ts";
import { reasonOf } from "./judge-accounts.ts";
import type { Delivery, DunningBook, DunningDesk, SealedMail } from "./ports.ts";
import { isSilentIn, readAgain, type Reading } from "./read-ahead.ts";
import { staffTask, taskAbout } from "./staff-task.ts";

/** What became of one planned message: sent, put off, refused, in doubt, or why it did not go at all. */
export type Fate =
  | { readonly kind: Delivery["kind"]; readonly reason: string | null; readonly isFull?: boolean }
  | { readonly kind: NotClaimed["kind"] | "fenced"; readonly reason: string };

/**
 * One message from plan to outcome. The invoices are read from the CRM again, the decision is made again under
 * the account's lock, "sending" is committed before the first byte of it leaves, and an unknown outcome stays unknown.
 */
export async function remindAccount(orgId: string, dispatchId: string, desk: DunningDesk): Promise<Fate> {
  const { planned, silent } = await desk.inTenant(orgId, async (book) => {
    const found = await book.dispatch(dispatchId);
    const org = await book.org();
    return { planned: found, silent: isSilentIn(org, desk) };
  });
  if (!planned || (planned.state !== "planned" && planned.state !== "deferred"))
    return { kind: "taken", reason: "taken" };
  // By a wrong clock it may be too early, or night: it waits for a process whose clock is right.
  if ((await desk.clockIsRight?.()) === false) return { kind: "waits", reason: "clock" };
  const reading: Reading = silent
    ? { gone: "not-asked", at: desk.now() }
    : await readAgain(orgId, planned.invoiceIds, desk);
  return remindRead({ message: planned, reading }, ownDoors(orgId, desk), orgId, desk);
}

/** The same from where its invoices were read again. */
export async function remindRead(
  toClaim: ToClaim,
  doors: Doors,
  orgId: string,
  desk: DunningDesk,
): Promise<Fate> {
  const claim = await doors.claim(toClaim);
  if (claim.kind !== "claimed") return claim;
  const leaves = onlyOnce(doors.leaves);
  try {
    if (!reachesCustomer(claim.dispatch.channel)) return { kind: "sent", reason: null };
    const go = () => send(orgId, claim, { ...doors, leaves }, desk);
    const carriesFiles = claim.org.files !== undefined && claim.dispatch.channel === "email";
    return await (carriesFiles && desk.files ? desk.files.inTurn(go) : go());
  } finally {
    leaves();
  }
}

function onlyOnce(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}

/** Within the lease: a process that slept beyond it could send what a person has since said did not leave. */
const BEGINS_WITHIN_MS = 100_000;

async function send(orgId: string, claim: Claimed, doors: Doors, desk: DunningDesk): Promise<Fate> {
  const { dispatch, fence } = claim;
  const carrier = carrierOf(orgId, claim, desk);
  const claimedAt = desk.now().getTime();
  const sealed = await sealOrRefuse(carrier);
  if ("kind" in sealed) return record(claim, sealed, doors, desk);
  const isInTime = () => desk.now().getTime() - claimedAt < BEGINS_WITHIN_MS;
  let isRefused = false;
  const start = async (): Promise<boolean> => {
    doors.leaves();
    const started =
      !desk.stopped() &&
      // Which files it carried is written beside it.
      (await doors.start(
        (book) => book.startSending(dispatch.dispatchId, fence, sealed),
        sealed.files === undefined,
      ));
    isRefused = !started;
    // Whoever resumes need not wait for the lease's end.
    if (!started) await doors.giveBack((book) => book.giveBack(dispatch.dispatchId, fence));
    return started;
  };
  // The last moment at which nothing has left: whoever stopped meanwhile is obeyed, and from here on a death is a doubt.
  const mayBegin = async () =>
    // Asked again when "sending" is committed: it may have slept over that, and a doubt may have been settled.
    isInTime() && (await doors.clockIsRight()) && (await start()) && isInTime();
  const delivery = await carrier.deliver(sealed, mayBegin);
  if (isRefused) return { kind: "fenced", reason: "stopped or claimed by another" };
  return record(claim, delivery, doors, desk);
}

/** A message that cannot be written safely is refused by us: nothing has left. */
async function sealOrRefuse(carrier: Carrier): Promise<SealedMail | Delivery> {
  try {
    return await carrier.seal();
  } catch (fault) {
    return { kind: "rejected", reply: reasonOf(fault), badAddress: false };
  }
}

async function record(claim: Claimed, delivery: Delivery, doors: Doors, desk: DunningDesk): Promise<Fate> {
  const recorded = await doors.record((book) => recordDelivery(book, claim, delivery, desk));
  return recorded
    ? { kind: delivery.kind, reason: delivery.reply, isFull: delivery.isFull === true }
    : { kind: "fenced", reason: delivery.reply };
}

/** Greylisting asks for a quarter of an hour; a server that stays shut is asked less and less often. */
const FIRST_WAIT_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;

async function recordDelivery(
  book: DunningBook,
  claim: Claimed,
  delivery: Delivery,
  desk: DunningDesk,
): Promise<boolean> {
  const { dispatch, fence, sheet, contact, message, org } = claim;
  const at = desk.now();
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(dispatch.attempts, 6));
  const trouble = troubleWith(delivery);
  const line = {
    followupId: desk.newId(),
    accountId: sheet.accountId,
    kind: "reminder",
    contactId: contact?.contactId ?? null,
    note: message.subject,
    dispatchId: dispatch.dispatchId,
    at,
  } as const;
  const recorded = await book.end(dispatch.dispatchId, fence, {
    state: delivery.kind,
    reason: delivery.isFull === true ? MAIL_FULL : trouble,
    reply: delivery.reply,
    notBefore: new Date(at.getTime() + (delivery.kind === "deferred" ? wait : 0)),
    at,
    // What was refused or may have left stands in the timeline as well: its state says which.
    ...(delivery.kind === "deferred" ? {} : { line }),
  });
  if (!recorded) return false;
  if (trouble !== null) {
    const asks = taskAbout(trouble, dispatchShown(claim), org.language, dispatch.channel);
    const said = { writebackId: desk.newId(), subject: asks, text: delivery.reply };
    // Tomorrow's round tries what was refused as a message of its own: the same trouble is one task.
    const once = trouble === "message" ? { onceFor: `${dispatch.cycle}/${dispatch.step}/refused` } : {};
    await book.queueWriteback(staffTask(claim, { ...said, ...once }), at);
  }
  return true;
}

const dispatchShown = ({ message, contact }: Claimed) => ({
  subject: message.subject,
  recipient: contact === null ? null : addressOf(contact),
});

function troubleWith(delivery: Delivery): "recipient" | "message" | "in-doubt" | null {
  if (delivery.kind === "rejected") return delivery.badAddress ? "recipient" : "message";
  return delivery.kind === "in_doubt" ? "in-doubt" : null;
}
