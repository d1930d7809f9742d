import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { type Config, readConfig } from "../config.ts";

/**
 * The server's settings for a command: from its own environment, or from the lines of `file`. The file weighs more,
 * or a variable left over in a shell could name another database. Refuses with one sentence a line.
 */
export function readEnvironment(file: string | null): Result<Config, string> {
  let env: NodeJS.ProcessEnv = process.env;
  try {
    if (file !== null) env = { ...process.env, ...parseEnv(readFileSync(file, "utf8")) };
  } catch {
    return refuse(`--env "${file}" cannot be read: give the file that "npm start" names while it runs.`);
  }
  const config = readConfig(env);
  return config.ok ? config : refuse(config.because.join("\n"));
}
