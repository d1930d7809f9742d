import { rmSync, writeFileSync } from "node:fs";

/**
 * Writes what the server was started with, for commands that work beside it; readable by its owner only, gone when
 * this process ends. Returns the file's path.
 */
export function keepEnvironment(environment: Readonly<Record<string, string>>, file: string): string {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  rmSync(file, { force: true });
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  process.once("exit", () => rmSync(file, { force: true }));
  return file;
}
