import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { sep } from "node:path";

/** Names one process for ever: a pid alone is reused, and survives a reboot in a file. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
}

const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const bootId = (): string =>
  orUndefined(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "unknown";

/** Clock ticks since boot at which `pid` started; undefined when it is gone or a zombie. */
const startTimeOf = (pid: number): string | undefined => {
  const stat = orUndefined(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat === undefined) return undefined;
  // The command name may hold spaces and brackets, so the fields are counted after its last bracket.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
};

export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  startTime: startTimeOf(process.pid) ?? "unknown",
  bootId: bootId(),
});

export const isAlive = (one: ProcessIdentity): boolean =>
  one.bootId === bootId() && startTimeOf(one.pid) === one.startTime;

export interface RunningProcess {
  readonly pid: number;
  readonly name: string;
  readonly commandLine: readonly string[];
  readonly workingDirectory: string | undefined;
}

const runningProcess = (pid: number): RunningProcess | undefined => {
  if (startTimeOf(pid) === undefined) return undefined;
  return {
    pid,
    name: orUndefined(() => readFileSync(`/proc/${pid}/comm`, "utf8").trim()) ?? "",
    commandLine: orUndefined(() => readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")) ?? [],
    workingDirectory: orUndefined(() => readlinkSync(`/proc/${pid}/cwd`)),
  };
};

/** Processes called `name` that work inside `directory` or name it on their command line. */
export const processesAt = (directory: string, names: readonly string[]): RunningProcess[] =>
  readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => runningProcess(Number(entry)))
    .filter((one) => one !== undefined)
    .filter((one) => names.includes(one.name))
    .filter(
      ({ workingDirectory: cwd, commandLine }) =>
        cwd === directory || cwd?.startsWith(directory + sep) || commandLine.includes(directory),
    );

/** Every one that is still there and ours to signal; who looks again sees what is left. */
export const signal = (ones: readonly RunningProcess[], name: NodeJS.Signals): void => {
  for (const { pid } of ones) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended between the look and the signal, or belongs to somebody else.
    }
  }
};
