import type { PlaybookDesk } from "./ports.ts";

/** The newest: two requests of the CRM's. Whatever is older is ticked here. */
const MOST = 200;

const SAID = { "zh-CN": "已在 CRM 中完成任务。", en: "Its task was completed in the CRM." } as const;

/**
 * A step whose task its owner completed in the CRM is ticked, as their word. Nobody's word is taken back when the task is
 * opened again. Answers how many were read; throws when the CRM does not answer, and then nothing is changed.
 */
export async function readStepTicks(orgId: string, desk: PlaybookDesk): Promise<number> {
  const asked = await desk.inTenant(orgId, (book) => book.tasksAtWork(MOST));
  if (asked.length === 0) return 0;
  const ticks = await desk.crm.ticked(
    orgId,
    asked.map(({ crmId }) => crmId),
  );
  const byTask = new Map(ticks.map((tick) => [tick.crmId, tick]));
  return desk.inTenant(orgId, async (book) => {
    const now = desk.now();
    const note = SAID[(await book.org()).language];
    let read = 0;
    for (const { openedId, step, crmId } of asked) {
      const ticked = byTask.get(crmId);
      if (ticked === undefined) continue;
      const { userId, userName: by } = ticked.by;
      const at = ticked.at < now ? ticked.at : now;
      const word = { tickId: desk.newId(), note, held: false, inCrm: true, userId, by, at };
      if (await book.tick(openedId, step, word)) read += 1;
    }
    return read;
  });
}
