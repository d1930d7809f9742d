import type { SourceReport } from "./pull-org.ts";
import type { NoticeDesk, PullAsked } from "./ports.ts";

/** The sources that notices asked for and nobody has pulled since. */
export const pullAsked = (orgId: string, desk: NoticeDesk): Promise<readonly PullAsked[]> =>
  desk.inTenant(orgId, (book) => book.pullsAsked());

/** After a pull: what it read is no longer asked for. What failed still is, and so is what was asked for meanwhile. */
export async function settleAsked(
  orgId: string,
  asked: readonly PullAsked[],
  pulled: readonly SourceReport[],
  desk: NoticeDesk,
): Promise<void> {
  const read = new Set(pulled.filter(({ fault }) => fault === null).map(({ source }) => source));
  const done = asked.filter(({ source }) => read.has(source));
  if (done.length === 0) return;
  await desk.inTenant(orgId, async (book) => {
    for (const each of done) await book.settlePull(each);
  });
}
