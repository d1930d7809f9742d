import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Migration {
  /** "0001-ground": the file's name without its ending; names sort in the order of running. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
}

const ours = (): string => join(dirname(fileURLToPath(import.meta.url)), "..", "migrations");

/** Every `NNNN-name.sql` of `directory`, in order. */
export const migrationFiles = (directory = ours()): Migration[] =>
  readdirSync(directory)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(directory, file), "utf8");
      const hash = createHash("sha256").update(sql).digest("hex");
      return { name: file.slice(0, -".sql".length), sql, hash };
    });
