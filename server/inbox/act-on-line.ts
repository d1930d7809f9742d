import type { InboxCountsBody } from "../../shared/inbox/contract.ts";
import { actsOf, type InboxAct, needsReason } from "../../shared/inbox/kinds.ts";
import type { InboxActRequest } from "../../shared/inbox/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { decideCharge } from "../charge/index.ts";
import { actOnOffer } from "../discount/index.ts";
import { settleDoubt } from "../dunning/index.ts";
import { blankLine, writeLine } from "../followup/index.ts";
import { approveLetter, type ApproveRefusal } from "../letter/index.ts";
import type { InboxBook, InboxDesk, InboxWord, Person, Waiting } from "./ports.ts";
import { countsBody } from "./read-inbox.ts";
import { sayWord } from "./say-word.ts";

/** Why nothing was done. A line that waits no more says who decided it, where a person did. */
export type InboxRefusal =
  | "no-such-act"
  | "inbox-needs-reason"
  /** What is beyond somebody's authority, in words. */
  | { readonly message: Sentence }
  | "same-id-other-text"
  | ApproveRefusal
  | { readonly decided: Pick<InboxWord, "act" | "at"> & { readonly by: string; readonly timeZone: string } }
  | "not-waiting";

/**
 * Does what a person says about one line, through the use case that its slice has for it, and writes down who said so:
 * one transaction, under the account's lock. What waits no more is not decided a second time.
 */
export function actOnLine(
  by: Person,
  request: InboxActRequest,
  desk: InboxDesk,
): Promise<Result<InboxCountsBody, InboxRefusal>> {
  const { kind, id, act, reason } = request;
  if (!actsOf[kind].includes(act)) return Promise.resolve(refuse("no-such-act"));
  if (needsReason(kind, act) && reason.trim() === "") return Promise.resolve(refuse("inbox-needs-reason"));
  if (kind === "offer" && act !== "leave") return decideOffer(by, request, desk);
  return desk.inTenant(by.orgId, async (book): Promise<Result<InboxCountsBody, InboxRefusal>> => {
    const at = desk.now();
    const counted = async () => ok(await countsBody(by, book, at));
    const known = await book.word(request.clientId);
    // The same press of the button, sent twice.
    if (known !== null) return isSame(known, request) ? counted() : refuse("same-id-other-text");
    const line = await book.lockWaiting(kind, id, at);
    if (line === null) return refuse(await whoDecided(request, book));
    const done = await carryOut(line, by, request, book, { desk, at });
    if (!done.ok) return done;
    await book.addWord({
      wordId: request.clientId,
      kind,
      about: id,
      act,
      reason,
      until: act === "leave" ? await backAgain(book, desk, at) : null,
      by,
      at,
    });
    return counted();
  });
}

/**
 * An offer is decided by its own slice, in its own transaction: it leaves a line in the log. Who said so is written down
 * after it; should that not come to pass, the offer's own acts say it all the same.
 */
async function decideOffer(
  by: Person,
  request: InboxActRequest,
  desk: InboxDesk,
): Promise<Result<InboxCountsBody, InboxRefusal>> {
  const { kind, id, act, reason, clientId } = request;
  const at = desk.now();
  const line = await desk.inTenant(by.orgId, async (book) => {
    const known = await book.word(clientId);
    if (known !== null) return isSame(known, request) ? "said" : "same-id-other-text";
    return (await book.lockWaiting(kind, id, at)) ?? { because: await whoDecided(request, book) };
  });
  if (line === "same-id-other-text") return refuse(line);
  if (line !== "said") {
    if ("because" in line) return refuse(line.because);
    const said = { clientId, act: act === "approve" ? ("approved" as const) : ("declined" as const), reason };
    const done = await actOnOffer({ ...by, accountId: line.accountId }, id, said, desk.discounts);
    if (!done.ok) return refuse(typeof done.because === "object" ? done.because : "not-waiting");
  }
  return desk.inTenant(by.orgId, async (book) => {
    if (line !== "said")
      await book.addWord({ wordId: clientId, kind, about: id, act, reason, until: null, by, at });
    return ok(await countsBody(by, book, at));
  });
}

const isSame = (word: InboxWord, { kind, id, act, reason }: InboxActRequest): boolean =>
  word.kind === kind && word.about === id && word.act === act && word.reason === reason;

async function whoDecided(
  { kind, id }: Pick<InboxActRequest, "kind" | "id">,
  book: InboxBook,
): Promise<InboxRefusal> {
  const word = await book.decidedBy(kind, id);
  if (word === null) return "not-waiting";
  const { timeZone } = await book.org();
  return { decided: { act: word.act, at: word.at, by: word.by.userName, timeZone } };
}

/** At the beginning of the org's next day, so that it stands in tomorrow's list. */
async function backAgain(book: InboxBook, desk: InboxDesk, at: Date): Promise<Date> {
  const { timeZone } = await book.org();
  const tomorrow = addDays(desk.dayIn(timeZone, at), 1);
  let back = new Date(at.getTime() + HOUR_MS);
  // A zone's midnight is found by asking: no hour is skipped that way, whatever its clocks do.
  while (desk.dayIn(timeZone, back) < tomorrow) back = new Date(back.getTime() + HOUR_MS);
  return back;
}

const HOUR_MS = 3_600_000;

interface Doing {
  readonly desk: InboxDesk;
  readonly at: Date;
}

const DONE = ok(null);
/** `isDone` is false when it was decided elsewhere at this very moment. */
const doneOrGone = (isDone: boolean): Result<null, InboxRefusal> => (isDone ? DONE : refuse("not-waiting"));

async function carryOut(
  line: Waiting,
  by: Person,
  { act, reason, clientId, letter }: InboxActRequest,
  book: InboxBook,
  { desk, at }: Doing,
): Promise<Result<null, InboxRefusal>> {
  switch (act) {
    case "leave":
      return DONE;
    case "arrived":
    case "send-again": {
      const here = {
        inTenant: <T>(_: string, work: (it: InboxBook["dunning"]) => Promise<T>) => work(book.dunning),
        now: () => at,
      };
      return doneOrGone((await settleDoubt(by.orgId, line.id, act === "arrived", by.userName, here)).ok);
    }
    case "accept":
    case "decline":
      if (line.kind === "claim")
        return doneOrGone(await decideClaim(line, by, { act, reason, clientId }, book, desk));
      await noteWord(line, by, { act: "decline", reason }, book, { desk, at });
      return DONE;
    case "done":
      await noteWord(line, by, { act, reason }, book, { desk, at });
      return DONE;
    case "approve":
      return approve(line, by, { reason, letter: letter ?? null }, book, { desk, at });
  }
}

/** A letter of ours is approved as it was read; of what others write, or of stopping supply, the word is all. */
async function approve(
  line: Waiting,
  by: Person,
  { reason, letter }: { readonly reason: string; readonly letter: string | null },
  book: InboxBook,
  { desk, at }: Doing,
): Promise<Result<null, InboxRefusal>> {
  const isOurs = (await book.letters.proposal(line.id)) !== null;
  const here = { ...desk, now: () => at };
  const kept = isOurs ? await approveLetter(line.id, letter, by, book.letters, here) : null;
  if (kept !== null && !kept.ok) return kept;
  await noteWord(line, by, { act: "approve", reason, text: kept?.value.text ?? "" }, book, { desk, at });
  return DONE;
}

async function decideClaim(
  line: Waiting,
  by: Person,
  said: { readonly act: "accept" | "decline"; readonly reason: string; readonly clientId: string },
  book: InboxBook,
  { charges }: InboxDesk,
): Promise<boolean> {
  const here = {
    ...charges,
    inTenant: <T>(_: string, work: (it: InboxBook["charges"]) => Promise<T>) => work(book.charges),
  };
  const act = said.act === "accept" ? "accepted" : "declined";
  const { clientId, reason } = said;
  const claimant = { ...by, accountId: line.accountId };
  return (await decideCharge(claimant, line.id, { clientId, act, amountMinor: null, reason }, here)).ok;
}

/** It stands in the account's log, and with that in the CRM. */
async function noteWord(
  line: Waiting,
  by: Person,
  said: {
    readonly act: Extract<InboxAct, "done" | "approve" | "decline">;
    readonly reason: string;
    /** What was approved, word for word. */
    readonly text?: string;
  },
  book: InboxBook,
  { desk, at }: Doing,
): Promise<void> {
  const message = (await book.messages([line.id])).get(line.id);
  if (message === undefined) return;
  const { language } = await book.org();
  const { channel, subject, recipient } = message;
  const about = { channel, subject, recipient, cameBack: line.kind === "returned" };
  const followupId = desk.newId();
  await writeLine(
    {
      ...blankLine,
      followupId,
      accountId: line.accountId,
      kind: "note",
      note: [sayWord(said.act, about, said.reason, language), said.text ?? ""].filter(Boolean).join("\n\n"),
      happenedAt: at,
      recordedAt: at,
      byUser: by.userId,
      byName: by.userName,
      bodyHash: `inbox:${line.kind}:${line.id}`,
    },
    book.log,
  );
}
