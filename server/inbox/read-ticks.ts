import { blankLine } from "../followup/index.ts";
import type { InboxDesk, TaskInCrm, Tick } from "./ports.ts";
import { sayTicked } from "./say-word.ts";

/** The newest that wait: two requests of the CRM's. Whatever is older is settled in the inbox. */
const MOST = 200;

/**
 * A call or visit that its owner ticked off in the CRM waits no more: their word is written down as theirs, in the inbox
 * and in the account's log. Nobody's word is taken back when the task is opened again. Answers how many were read; throws
 * when the CRM does not answer, and then nothing is changed.
 */
export async function readTicks(orgId: string, desk: InboxDesk): Promise<number> {
  const asked = await desk.inTenant(orgId, (book) => book.tasksInCrm(desk.now(), MOST));
  if (asked.length === 0) return 0;
  const ticks = await desk.crm.ticked(
    orgId,
    asked.map(({ crmId }) => crmId),
  );
  const byTask = new Map(ticks.map((tick) => [tick.crmId, tick]));
  let read = 0;
  for (const task of asked) {
    const tick = byTask.get(task.crmId);
    if (tick !== undefined && (await writeDown(orgId, task, tick, desk))) read += 1;
  }
  return read;
}

/** False when it was settled meanwhile. */
function writeDown(orgId: string, { id }: TaskInCrm, { by, at: ticked }: Tick, desk: InboxDesk) {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const line = await book.lockWaiting("task", id, at);
    if (line === null) return false;
    const word = {
      wordId: desk.newId(),
      kind: "task",
      about: id,
      act: "done",
      reason: "",
      until: null,
    } as const;
    await book.addWord({ ...word, by, at });
    const message = (await book.messages([id])).get(id);
    const { language } = await book.org();
    // No copy for the CRM: it is where this comes from.
    await book.log.add({
      ...blankLine,
      followupId: desk.newId(),
      accountId: line.accountId,
      kind: "note",
      note: sayTicked(message?.subject ?? message?.channel ?? "", language),
      happenedAt: ticked < at ? ticked : at,
      recordedAt: at,
      byUser: by.userId,
      byName: by.userName,
      bodyHash: `ticked:${id}`,
    });
    return true;
  });
}
