import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Patch, patched } from "./patch.ts";

/** What a guard's loss did: its test turned red, stayed green or never ran, or the patch no longer fits. */
export interface Outcome {
  readonly is: "red" | "green" | "does not run" | "does not apply";
  /** The name of the first test that noticed; null when none did. */
  readonly by: string | null;
}

const UNFIT: Outcome = { is: "does not apply", by: null };

const LEFT_OUT = new Set(["node_modules", ".git", ".cache", ".data", "dist"]);
/** A test that hangs without its guard has noticed as well. */
const AT_MOST_MS = 180_000;

/** A copy of the tree to break things in; the tree itself is never touched. */
export class TreeCopy {
  readonly #root = mkdtempSync(join(tmpdir(), "huikuan-sabotage-"));

  constructor() {
    for (const entry of readdirSync("."))
      if (!LEFT_OUT.has(entry)) cpSync(entry, join(this.#root, entry), { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules"), join(this.#root, "node_modules"));
  }

  async without(patch: Patch): Promise<Outcome> {
    const path = join(this.#root, patch.file);
    const whole = readFileSync(path, "utf8");
    const broken = patched(whole, patch);
    if (broken === null || !existsSync(patch.test)) return UNFIT;
    writeFileSync(path, broken);
    try {
      return await this.#tested(patch);
    } finally {
      writeFileSync(path, whole);
    }
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #tested({ test, named }: Patch): Promise<Outcome> {
    const only = named === undefined ? [] : ["-t", named];
    const args = ["node_modules/.bin/jest", test, ...only, "--maxWorkers=1", "--bail"];
    return new Promise((told) => {
      const child = spawn(process.execPath, args, {
        cwd: this.#root,
        stdio: ["ignore", "ignore", "pipe"],
        detached: true,
      });
      let said = "";
      child.stderr.setEncoding("utf8").on("data", (more: string) => {
        said += more;
      });
      let hung = false;
      const late = setTimeout(() => {
        hung = true;
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      }, AT_MOST_MS);
      child.on("close", (code) => {
        clearTimeout(late);
        told(code === 0 ? outcomeOfPass(said) : hung ? { is: "red", by: "hung" } : outcomeOfFailure(said));
      });
    });
  }
}

/** Jest is content where a name matches no test: nothing was asked then. */
function outcomeOfPass(said: string): Outcome {
  return { is: /^Tests:.*\d+ passed/m.test(said) ? "green" : "does not run", by: null };
}

/** A file that cannot be loaded is red for the wrong reason. */
function outcomeOfFailure(said: string): Outcome {
  const by = /^ +● (.+)$/m.exec(said)?.[1] ?? null;
  return by === null || by.includes("Test suite failed to run")
    ? { is: "does not run", by }
    : { is: "red", by };
}
