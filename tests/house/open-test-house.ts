import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWidget } from "../../sandbox/build-widget.ts";
import type { FilledBook } from "../../sandbox/books/index.ts";
import { runFunction } from "../../sandbox/functions/index.ts";
import { type Company, type House, type HouseOptions, openHouse } from "../../sandbox/open-house.ts";
import { morningOf } from "../../sandbox/places.ts";
import type { Components, Org, User } from "../../sandbox/world/index.ts";
import { openTestDatabase } from "../support/store.ts";

/** One org of the house, as the tests speak of it. */
export interface Installed {
  readonly org: Org;
  readonly filled: FilledBook;
  /** Our number for it. */
  readonly orgId: string;
}

export interface TestHouse extends House {
  readonly installed: readonly Installed[];
  readonly dataDir: string;
  /** Moves the sandbox's clock as its page does. */
  advanceDays(days: number): Promise<void>;
}

/** The whole house for one test file: server process with its own store, CRM, mailbox and widget, on ports that the system chooses. */
export async function openTestHouse(
  companies: readonly Company[],
  {
    widgetDir,
    say = () => {},
    ...more
  }: { widgetDir?: string; say?: (line: string) => void } & Pick<HouseOptions, "databaseUrl" | "api"> = {},
): Promise<TestHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), "huikuan-house-"));
  const [first] = companies;
  if (first === undefined) throw new Error("A house has a company.");
  const manifest = JSON.parse(await readFile("plugin-manifest.json", "utf8")) as { components: Components };
  const house = await openHouse({
    ...more,
    host: "127.0.0.1",
    port: 0,
    serverPort: 0,
    now: morningOf(first.book.today, first.spec.timeZone) + 3_600_000,
    components: manifest.components,
    companies,
    widgetDir: widgetDir ?? dataDir,
    dataDir,
    say,
  });
  return {
    ...house,
    dataDir,
    installed: house.sandbox.orgs.map(({ org, filled }) => ({
      org,
      filled,
      orgId: house.orgIds.get(org.zgid) ?? "",
    })),
    advanceDays: async (days) => {
      await postJson(`${house.sandbox.crmUrl}/sandbox/clock`, { advanceDays: days });
    },
    close: async () => {
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * The same on a database cloned from the tests' own, which is there in a third of the time: for what does not tell of
 * the store that a server makes for itself.
 */
export async function openClonedHouse(
  companies: readonly Company[],
  more: Parameters<typeof openTestHouse>[1] = {},
): Promise<TestHouse> {
  const database = await openTestDatabase();
  const house = await openTestHouse(companies, { ...more, databaseUrl: database.ownerUrl }).catch(
    async (fault: unknown) => {
      await database.drop();
      throw fault;
    },
  );
  const close = async (): Promise<void> => {
    await house.close();
    await database.drop();
  };
  return { ...house, close };
}

/** The same with the widget built, for tests that open a browser. */
export const openHouseWithWidget = async (companies: readonly Company[]): Promise<TestHouse> =>
  openClonedHouse(companies, { widgetDir: await buildWidget() });

export interface Session {
  readonly ok: true;
  readonly token: string;
  readonly apiUrl: string;
}
export interface NoSession {
  readonly ok: false;
  readonly code: string;
}

/** What the widget does first: asks the org's server function for a token, as this user. */
export async function signIn(org: Org, user: User, accountId: string): Promise<Session | NoSession> {
  const words = JSON.stringify({ account_id: accountId, nonce: crypto.randomUUID() });
  const answer = await runFunction(org, user, "huikuan_issue_widget_token", words);
  return JSON.parse(String(answer.details.output)) as Session | NoSession;
}

export function userOf(org: Org, profile: User["profile"]["name"]): User {
  const user = org.users.find((each) => each.profile.name === profile);
  if (user === undefined) throw new Error(`${org.name} has nobody with the profile ${profile}.`);
  return user;
}

/** GET as the org's collector, who may see every account. */
export async function askAs<T>({ org }: Pick<Installed, "org">, accountId: string, what: string): Promise<T> {
  const session = await signIn(org, userOf(org, "Collections"), accountId);
  if (!session.ok) throw new Error(`No session for ${accountId}: ${session.code}`);
  const answer = await fetch(`${session.apiUrl}/v1/accounts/${accountId}/${what}`, {
    headers: { Authorization: `Bearer ${session.token}` },
  });
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export async function postJson(url: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}
