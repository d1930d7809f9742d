import { migrate } from "../../../server/adapters/db/migrate/migrate.ts";
import { openStore } from "../../../server/adapters/db/store/open-store.ts";
import { withRawTenant } from "../../../server/adapters/db/with-tenant.ts";
import { COMMIT, ENTRIES_A_COMMIT, ORG } from "./work.ts";

/** A whole process that opens, migrates and commits until it is killed. Says one JSON object a line. */
const say = (what: object): boolean => process.stdout.write(`${JSON.stringify(what)}\n`);

async function work(dataDir: string): Promise<void> {
  say({ phase: "opening" });
  const store = await openStore({ dataDir });
  say({ phase: "opened" });
  await migrate(store.ownerPool);
  say({ phase: "migrated" });
  const { rows } = await withRawTenant(store.pool, ORG, (client) =>
    client.query<{ n: number }>("SELECT coalesce(max(next_action::int), 0) AS n FROM followup"),
  );
  for (let n = (rows[0]?.n ?? 0) + 1; ; n += 1) {
    await withRawTenant(store.pool, ORG, (client) => client.query(COMMIT, [n, ENTRIES_A_COMMIT]));
    say({ committed: n });
  }
}

work(process.argv[2] ?? "").catch((error: Error) => {
  say({ refused: error.message });
  process.exit(1);
});
