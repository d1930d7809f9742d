/** Reads when it is the org's turn; `question` says in words of the caller what is asked. */
export type InTurn = <T>(orgId: string, question: string, read: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly orgId: string;
  readonly question: string;
  readonly answer: Promise<unknown>;
  readonly begin: () => void;
}

/** So many orgs' ledgers are read at once: each reading keeps a connection and what it has counted. */
const MOST_AT_ONCE = 2;

/**
 * One ledger is read by one question at a time, so that two who ask at once take no more memory than one. Whoever asks
 * what waits already gets the same answer; a reading that has begun may have missed what was written since, and is not
 * shared.
 */
export function readingInTurn(mostAtOnce = MOST_AT_ONCE): InTurn {
  const waiting: Waiting[] = [];
  const reading = new Set<string>();
  const beginNext = (): void => {
    if (reading.size >= mostAtOnce) return;
    const at = waiting.findIndex(({ orgId }) => !reading.has(orgId));
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    if (next === undefined) return;
    reading.add(next.orgId);
    const end = (): void => {
      reading.delete(next.orgId);
      beginNext();
    };
    next.begin();
    next.answer.then(end, end);
  };
  return <T>(orgId: string, question: string, read: () => Promise<T>): Promise<T> => {
    const same = waiting.find((each) => each.orgId === orgId && each.question === question);
    if (same !== undefined) return same.answer as Promise<T>;
    let begin = (): void => undefined;
    const answer = new Promise<void>((done) => (begin = done)).then(read);
    waiting.push({ orgId, question, answer, begin });
    beginNext();
    return answer;
  };
}
