import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Patch, patched } from "./patch.ts";

/** What a guard's loss did: its test turned red, stayed green, or the patch no longer fits. */
export type Outcome = "red" | "green" | "does not apply";

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
    if (broken === null) return "does not apply";
    writeFileSync(path, broken);
    try {
      return (await this.#isGreen(patch)) ? "green" : "red";
    } finally {
      writeFileSync(path, whole);
    }
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #isGreen({ test, named }: Patch): Promise<boolean> {
    const only = named === undefined ? [] : ["-t", named];
    const args = ["node_modules/.bin/jest", test, ...only, "--maxWorkers=1", "--bail"];
    return new Promise((told) => {
      const child = spawn(process.execPath, args, { cwd: this.#root, stdio: "ignore", detached: true });
      const late = setTimeout(() => {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      }, AT_MOST_MS);
      child.on("close", (code) => {
        clearTimeout(late);
        told(code === 0);
      });
    });
  }
}
