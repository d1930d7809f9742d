import PostalMime from "postal-mime";
import type { Town } from "../stories/town.ts";

/** What stands in the database and in the mailbox about one account, after everything. */
export interface MessageFate {
  readonly accountId: string;
  /** States of the messages that were not set aside. */
  readonly states: readonly string[];
  /** Letters that arrived, by Message-ID: one more is a duplicate. */
  readonly letters: readonly string[];
  /** Tasks for a person and lines in the timeline, by the message they are about. */
  readonly tasks: readonly string[];
  readonly lines: readonly string[];
}

interface FateRow {
  readonly account_id: string;
  readonly states: string[];
  readonly tasks: string[];
  readonly lines: string[];
}

/** By account, in their order. */
export async function fatesIn(town: Town): Promise<readonly MessageFate[]> {
  const rows = await town.sql<FateRow>(
    `SELECT account_id,
       ARRAY(SELECT state FROM dispatch d WHERE d.org_id = a.org_id AND d.account_id = a.account_id
         AND state NOT IN ('held', 'cancelled') AND dispatch_id NOT LIKE 'past-%') AS states,
       ARRAY(SELECT external_id FROM writeback w WHERE w.org_id = a.org_id AND module = 'Tasks'
         AND record->>'accountId' = a.account_id) AS tasks,
       ARRAY(SELECT dispatch_id FROM followup f WHERE f.org_id = a.org_id AND f.account_id = a.account_id) AS lines
     FROM account a WHERE a.org_id = $1 ORDER BY account_id`,
    [town.orgId],
  );
  const letters = await Promise.all(
    town.sink.mails.map(async ({ to, raw }) => ({ to: to[0], id: (await PostalMime.parse(raw)).messageId })),
  );
  return rows.map(({ account_id, ...row }) => ({
    accountId: account_id,
    ...row,
    letters: letters.flatMap(({ to, id }) => (to === `ap${account_id}@buyer.example` ? [String(id)] : [])),
  }));
}

/** How a message may end: as it does when nobody dies, or in doubt where that is honest. */
export interface Ending {
  readonly state: "sent" | "in_doubt";
  readonly letters: 0 | 1;
  readonly mayDoubt: boolean;
}

/** What is wrong with how a message ended; empty when nothing is. */
export function flawsOf({ states, letters, tasks, lines }: MessageFate, ends: Ending): readonly string[] {
  const [state] = states;
  const flaws: string[] = [];
  const wrong = (isWrong: boolean, flaw: string): void => void (isWrong && flaws.push(flaw));
  wrong(states.length !== 1, `${states.length} messages`);
  wrong(letters.length > 1, `${letters.length} letters`);
  wrong(state === "sent" && letters.length !== ends.letters, `sent with ${letters.length} letters`);
  wrong(state !== ends.state && !(state === "in_doubt" && ends.mayDoubt), `ended ${String(state)}`);
  wrong(state === "in_doubt" && tasks.length !== 1, `in doubt with ${tasks.length} tasks`);
  wrong(tasks.length > 1, "more than one task");
  wrong(lines.length !== 1, `${lines.length} lines in the timeline`);
  return flaws;
}
