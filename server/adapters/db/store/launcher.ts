import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { StoreRefused } from "./store-refused.ts";

/** A way to run PostgreSQL's programs, which refuse to run as root. */
export interface Launcher {
  readonly how: "direct" | "user-namespace" | "other-user";
  /** Who must own the files, seen from here; undefined: whoever runs us. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** Words before the program's own. */
  readonly prefix: readonly string[];
}

const NAMESPACE = ["unshare", "--user", "--map-user=1000"];
/** The kernel tells the database to shut down when we die, however we die. */
const DIE_WITH_PARENT = ["setpriv", "--pdeathsig", "INT"];
/** A parent that died before the kernel was asked sends no signal any more: then the program must not begin. */
const UNLESS_ORPHANED = ["sh", "-c", '[ "$PPID" = "$0" ] && exec "$@"'];

const tiedTo = ({ prefix }: Launcher): readonly string[] =>
  prefix.includes("setpriv") ? [...prefix, ...UNLESS_ORPHANED, String(process.pid)] : prefix;

/** Only the plain change of user is node's to make; a namespace maps its user itself. */
const identity = ({ how, uid, gid }: Launcher): { uid: number; gid: number } | object =>
  how === "other-user" ? { uid, gid } : {};

const runsWith = (launcher: Launcher, program: string): boolean => {
  const [command = program, ...rest] = [...launcher.prefix, program, "--version"];
  const options = { stdio: "ignore", cwd: "/", timeout: 10_000 } as const;
  return spawnSync(command, rest, { ...options, ...identity(launcher) }).status === 0;
};

/** uid and gid of the first of `names` that this machine knows: a uid without a passwd entry is refused. */
const someUser = (names: readonly string[]): { uid: number; gid: number } | undefined => {
  const lines = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = names.map((name) => lines.find((fields) => fields[0] === name)).find(Boolean);
  return found === undefined ? undefined : { uid: Number(found[2]), gid: Number(found[3]) };
};

const waysFor = (root: boolean): Launcher[] => {
  if (!root) return [{ how: "direct", uid: undefined, gid: undefined, prefix: [] }];
  const other = someUser(["postgres", "nobody"]);
  return [
    { how: "user-namespace", uid: 0, gid: 0, prefix: NAMESPACE },
    ...(other === undefined ? [] : [{ how: "other-user" as const, ...other, prefix: [] }]),
  ];
};

/**
 * The first way that really runs `program` here. `only` narrows the choice (a container may forbid user
 * namespaces). Throws StoreRefused when root has no way to step down.
 */
export function chooseLauncher(program: string, only?: Launcher["how"]): Launcher {
  const root = process.getuid?.() === 0;
  for (const way of waysFor(root).filter(({ how }) => only === undefined || how === only)) {
    const tied = { ...way, prefix: [...way.prefix, ...DIE_WITH_PARENT] };
    if (runsWith(tied, program)) return tied;
    if (runsWith(way, program)) return way;
  }
  throw new StoreRefused(
    root
      ? "The built-in database cannot run as root here; start Huikuan as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer."
      : "The built-in database does not run on this machine; set DATABASE_URL to a PostgreSQL 15 or newer.",
  );
}

export function launch(
  launcher: Launcher,
  program: string,
  words: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [command = program, ...rest] = [...tiedTo(launcher), program, ...words];
  return spawn(command, rest, { ...options, ...identity(launcher) });
}

/** Gives `path` and all below it to the user that PostgreSQL will run as. */
export function giveTo(launcher: Launcher, path: string): void {
  const { uid, gid } = launcher;
  if (uid === undefined || gid === undefined || statSync(path).uid === uid) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(path, entry), uid, gid);
  }
  // Last: the directory's own owner says that everything below has been given.
  chownSync(path, uid, gid);
}
