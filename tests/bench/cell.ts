import { type ChildProcess, fork } from "node:child_process";

/** A part of a benchmark in a process of its own: its start-up, memory and CPU are nobody else's. */
export interface Cell {
  /** @throws with the cell's own words when it could not answer. */
  ask<T>(task: string, given?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Question {
  readonly id: number;
  readonly task: string;
  readonly given: unknown;
}

type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly fault: string });

export type Tasks = Readonly<Record<string, (given: never) => unknown>>;

/** Starts tests/bench/<script>, a program that ends in `answerAs(…)`. `flags` are for node. */
export function openCell(script: string, flags: readonly string[] = []): Cell {
  const child = fork(`tests/bench/${script}`, { execArgv: ["--import", "tsx", ...flags] });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let asked = 0;
  return {
    ask: <T>(task: string, given?: unknown) => answered<T>(child, { id: (asked += 1), task, given }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.disconnect();
      await ended;
    },
  };
}

/** One cell for one question, gone when it is answered. */
export async function inFreshCell<T>(script: string, task: string, given?: unknown): Promise<T> {
  const cell = openCell(script);
  try {
    return await cell.ask<T>(task, given);
  } finally {
    await cell.stop();
  }
}

function answered<T>(child: ChildProcess, question: Question): Promise<T> {
  return new Promise((done, fail) => {
    const over = (): void => {
      child.off("message", hear);
      child.off("exit", gone);
    };
    const hear = (answer: Answer): void => {
      if (answer.id !== question.id) return;
      over();
      if ("fault" in answer) fail(new Error(`${question.task}: ${answer.fault}`));
      else done(answer.value as T);
    };
    const gone = (): void => {
      over();
      fail(new Error(`The cell ended at "${question.task}".`));
    };
    child.on("message", hear);
    child.once("exit", gone);
    child.send(question);
  });
}

/** The cell's side: answers by task until the one who asks is gone; then `close`. */
export function answerAs(tasks: Tasks, close: () => unknown = () => undefined): void {
  process.on("message", ({ id, task, given }: Question) => {
    const work = async () => tasks[task]?.(given as never);
    work().then(
      (value) => process.send?.({ id, value }),
      (fault: Error) => process.send?.({ id, fault: fault.stack ?? fault.message }),
    );
  });
  process.once("disconnect", () => void Promise.resolve(close()).finally(() => process.exit()));
}
