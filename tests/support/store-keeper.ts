import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientAt, makeTemplate, type TestServer } from "./template.ts";
import { startEmbedded } from "../../server/adapters/db/store/embedded.ts";
import { ADMIN } from "../../server/adapters/db/store/data-directory.ts";
import { socketUrl } from "../../server/adapters/db/store/open-store.ts";

/** The keeper's answer: where the tests' server is, or why there is none. */
export type KeeperAnswer = { readonly server: TestServer } | { readonly fault: string };

const PREFIX = "huikuan-tests-";

/** Directories are named after the process that made them, so that an interrupted run's can be told. */
const sweep = (): void => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
};

interface Running {
  readonly server: TestServer;
  stop(): Promise<void>;
}

const dropTemplate = async (server: TestServer): Promise<void> => {
  const admin = await clientAt(server.adminUrl);
  await admin.query(`DROP DATABASE IF EXISTS ${server.template}`);
  await admin.end();
};

const startOwn = async (directory: string): Promise<Running> => {
  const embedded = await startEmbedded({
    dataDir: join(directory, "data"),
    log: () => undefined,
    // The only place without it: a test's data need not outlive a power cut.
    settings: { fsync: "off", full_page_writes: "off", max_connections: "200", autovacuum: "off" },
  });
  const adminUrl = socketUrl(embedded.socketDir, ADMIN, "postgres");
  const server = await makeTemplate({ adminUrl, template: "huikuan_template", kind: "embedded" });
  return { server, stop: embedded.stop };
};

const useGiven = async (adminUrl: string): Promise<Running> => {
  const template = `huikuan_template_${process.pid}`;
  const server = await makeTemplate({ adminUrl, template, kind: "server" });
  return { server, stop: () => dropTemplate(server) };
};

export interface Keeper {
  /** A unix socket; whoever connects gets one KeeperAnswer as JSON. */
  readonly path: string;
  stop(): Promise<void>;
}

/**
 * Lives in jest's main process and starts the tests' one database when the first test file asks: a run
 * without database tests pays nothing, and the database dies with jest, however jest ends.
 */
export async function startKeeper(): Promise<Keeper> {
  sweep();
  const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const given = process.env["TEST_DATABASE_URL"];
  let running: Promise<Running> | undefined;
  const server: Server = createServer((socket) => {
    running ??= given === undefined ? startOwn(directory) : useGiven(given);
    running.then(
      (ready) => socket.end(JSON.stringify({ server: ready.server })),
      (error: Error) => socket.end(JSON.stringify({ fault: error.stack ?? error.message })),
    );
    socket.on("error", () => undefined);
  });
  const path = join(directory, "keeper");
  await new Promise<void>((done) => server.listen(path, done));
  server.unref();
  const stop = async (): Promise<void> => {
    server.close();
    await running?.then(
      (ready) => ready.stop(),
      () => undefined,
    );
    rmSync(directory, { recursive: true, force: true });
  };
  return { path, stop };
}
