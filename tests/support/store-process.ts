import { openStore, type StoreOptions } from "../../server/adapters/db/store/open-store.ts";

/** A whole process around openStore, for tests that kill it. Says one JSON object a line. */
const say = (what: object): boolean => process.stdout.write(`${JSON.stringify(what)}\n`);

const [, , task, dataDir = ""] = process.argv;
const options: StoreOptions = { dataDir, attach: task === "attach", log: (line) => say({ log: line }) };

async function commitForEver(): Promise<void> {
  const store = await openStore(options);
  await store.ownerPool.query("CREATE TABLE IF NOT EXISTS tally (n int PRIMARY KEY)");
  for (let n = 1; ; n += 1) {
    await store.ownerPool.query("INSERT INTO tally VALUES ($1)", [n]);
    say({ committed: n });
  }
}

async function openAndStay(): Promise<void> {
  const started = performance.now();
  const store = await openStore(options);
  process.once("SIGTERM", () => void store.close().then(() => process.exit(0)));
  const { rows } = await store.pool.query("SELECT current_user AS role");
  say({ ready: true, ms: performance.now() - started, ...rows[0] });
}

const started = performance.now();
(task === "commit" ? commitForEver() : openAndStay()).catch((error: Error) => {
  say({ refused: error.message, name: error.name, ms: performance.now() - started });
  process.exit(1);
});
