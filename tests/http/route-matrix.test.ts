import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { askHttp } from "../support/ask-http.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import type { Role } from "../../shared/account/contract.ts";
import { refusesWrongFields } from "./refused-fields.ts";
import { FRESH } from "./route-bodies.ts";
import { matrix, type Row } from "./route-rows.ts";
import { routesOf } from "./routes-of.ts";
import { openTwoTenants, OPS, SHARED_ACCOUNT, type Tenant, viewerAt } from "./two-tenants.ts";
import { bearer, soon, wrongShows } from "./wrong-shows.ts";

let house: Awaited<ReturnType<typeof openTwoTenants>>;
let server: Listening;
let ours: Tenant;
let theirs: Tenant;
/** Requests made here, and those among them that were refused. */
const asked = { all: 0, refused: 0 };

beforeAll(async () => {
  house = await openTwoTenants();
  [ours, theirs] = house.tenants;
  server = await listenOn(house.app);
});
afterAll(async () => {
  await server.close();
  await house.close();
});

interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly text: string;
  readonly origin: string | null;
}

async function ask(
  method: string,
  path: string,
  authorization: string | null,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  asked.all += 1;
  const hasBody = body !== undefined && method !== "GET" && method !== "HEAD";
  const answer = await askHttp(server.url + path, {
    method,
    headers: {
      ...(authorization === null ? {} : { Authorization: authorization }),
      ...(hasBody ? { "Content-Type": "application/json" } : {}),
      ...headers,
    },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
  });
  const { text } = answer;
  if (answer.status >= 400) asked.refused += 1;
  const origin = answer.headers["access-control-allow-origin"] ?? null;
  const said = text.startsWith("{") ? (JSON.parse(text) as { error?: { code: string } }) : {};
  return { status: answer.status, code: said.error?.code ?? null, text, origin };
}

const REFUSALS: Readonly<Record<Row["door"], readonly string[]>> = {
  widget: ["no-token", "invalid", "expired"],
  settings: ["no-token", "invalid", "expired"],
  work: ["no-token", "invalid", "expired"],
  figures: ["no-token", "invalid", "expired"],
  operator: ["bad-credential"],
  credential: ["bad-credential"],
  open: [],
};

const pathOf = (route: string, of: Tenant): string =>
  (route.split(" ")[1] ?? "")
    .replace(":accountId", of.account)
    .replace(":dispatchId", of.dispatch)
    .replace(":exemptionId", FRESH)
    .replace(":orgId", of.orgId);
const methodOf = (route: string): string => route.split(" ")[0] ?? "";
const hasCanary = ({ text }: Answer): boolean => house.tenants.some(({ canary }) => text.includes(canary));

/** Other ways to write the same address: none may find a door that stands open. */
const spellings = (path: string): readonly string[] => [
  `${path}/`,
  path.toUpperCase(),
  path.replace(/^\/./, (start) => start.toUpperCase()),
  `/${path}`,
  path.replace("/", "/./"),
  path.replace(/^\/(.)/, (_, first: string) => `/%${first.charCodeAt(0).toString(16)}`),
  path.replaceAll("/", "%2F").replace("%2F", "/"),
  `${path}%00`,
  `${path};x=1`,
  `${path}?access_token=${OPS}`,
];

const IN_EVERY_SPELLING = ["no token", "garbage", "an expired token", "a token without a signature"];
/** One of several for this route, and each of them for a quarter of the routes: what a spelling does is the router's. */
const turnOf = <T>(all: readonly T[], route: string): T | undefined =>
  all[rows.findIndex(([each]) => each === route) % all.length];

/** Runs `work`; afterwards every row of every table is as it was. */
async function writingNothing(work: () => Promise<void>): Promise<void> {
  const before = await house.fingerprint();
  await work();
  expect(await house.fingerprint()).toEqual(before);
}

const rows = Object.entries(matrix);
const guarded = rows.filter(([, row]) => row.door !== "open");

describe("the matrix of routes", () => {
  it("has a row for every route of the router, and none for what is not there", () => {
    expect(Object.keys(matrix).sort()).toEqual(routesOf(house.app));
  });
});

describe.each(guarded)("%s", (route, row) => {
  const body = () => row.body?.(ours, theirs);

  it("answers whom it is for", async () => {
    const shows = {
      widget: bearer(await house.tokens.issue(viewerAt(ours, ours.account), soon())),
      settings: bearer(await house.tokens.issueForSettings(viewerAt(ours, ours.account, "admin"), soon())),
      work: bearer(await house.tokens.issueForSettings(viewerAt(ours, ours.account, "collector"), soon())),
      figures: bearer(
        await house.tokens.issueForSettings(viewerAt(ours, ours.account, "accountant"), soon()),
      ),
      operator: bearer(OPS),
      credential: bearer(ours.credential),
      open: null,
    };
    const answer = await ask(methodOf(route), pathOf(route, ours), shows[row.door], body());
    expect([answer.status, answer.code]).toEqual(row.well);
    expect(answer.text).not.toContain(theirs.canary);
    if (row.shape) expect(row.shape.safeParse(JSON.parse(answer.text)).error?.issues).toBeUndefined();
    if (row.showsOwn === true) expect(answer.text).toContain(ours.canary);
  });

  it("refuses everything else that may be shown at its door, in whatever spelling, and writes nothing", async () => {
    await writingNothing(async () => {
      const path = pathOf(route, ours);
      for (const [name, shown] of Object.entries(await wrongShows(row, house))) {
        const answer = await ask(methodOf(route), path, shown, body());
        expect([name, answer.status]).toEqual([name, 401]);
        expect(REFUSALS[row.door]).toContain(answer.code);
        expect(hasCanary(answer)).toBe(false);
        for (const spelling of name === turnOf(IN_EVERY_SPELLING, route) ? spellings(path) : []) {
          const same = await ask(methodOf(route), spelling, shown, body());
          expect([name, spelling, [401, 403, 404].includes(same.status)]).toEqual([name, spelling, true]);
          expect(hasCanary(same)).toBe(false);
        }
      }
    });
  });

  it("refuses every other method without its token, and tells a stranger's page nothing", async () => {
    await writingNothing(async () => {
      const path = pathOf(route, ours);
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await ask(method, path, null, method === "GET" ? undefined : {});
        expect([method, [401, 404].includes(answer.status)]).toEqual([method, true]);
        const faked = await ask("POST", path, null, {}, { "X-HTTP-Method-Override": method });
        expect([method, [401, 404].includes(faked.status)]).toEqual([method, true]);
      }
      const preflight = await ask("OPTIONS", path, null, undefined, {
        Origin: "https://stranger.example",
        "Access-Control-Request-Method": methodOf(route),
      });
      expect(preflight).toEqual({ status: 204, code: null, text: "", origin: null });
    });
  });
});

describe.each(rows.filter(([, row]) => row.door === "widget"))("%s, shown a good token", (route, row) => {
  const method = methodOf(route);
  const body = () => row.body?.(ours, theirs);
  const tokenFor = async (at: Tenant, account: string, role: Parameters<typeof viewerAt>[2] = "admin") =>
    bearer(await house.tokens.issue(viewerAt(at, account, role), soon()));

  it("of another org, or for another account, refuses in whatever spelling", async () => {
    await writingNothing(async () => {
      const shows = {
        "their token": await tokenFor(theirs, theirs.account),
        "another account's": await tokenFor(ours, SHARED_ACCOUNT),
        "their account under our org": await tokenFor(ours, theirs.account),
      };
      for (const [name, shown] of Object.entries(shows)) {
        const inTurn = name === turnOf(Object.keys(shows), route) ? spellings(pathOf(route, ours)) : [];
        for (const path of [pathOf(route, ours), ...inTurn]) {
          const answer = await ask(method, path, shown, body());
          expect([name, path, [403, 404].includes(answer.status)]).toEqual([name, path, true]);
          expect(hasCanary(answer)).toBe(false);
        }
        const direct = await ask(method, pathOf(route, ours), shown, body());
        expect([name, direct.status, direct.code]).toEqual([name, 403, "other-account"]);
      }
    });
  });

  it("of another org whose account has the very same number, shows and changes nothing of ours", async () => {
    await writingNothing(async () => {
      // Their token for the number that our own account has.
      const answer = await ask(method, pathOf(route, ours), await tokenFor(theirs, ours.account), body());
      expect(answer.text).not.toContain(ours.canary);
      expect([answer.status, answer.code]).toEqual(row.sameNumber);
    });
  });

  it("asks no more of its role than it says", async () => {
    await writingNothing(async () => {
      const answer = await ask(
        method,
        pathOf(route, ours),
        await tokenFor(ours, ours.account, "viewer"),
        body(),
      );
      expect([answer.status, answer.code]).toEqual(row.asViewer);
    });
  });

  it("with ids of another org in path, query or body, gets none of theirs", async () => {
    await writingNothing(async () => {
      const shown = await tokenFor(ours, ours.account);
      for (const [what, path, foreign, expected] of row.foreign?.(ours, theirs) ?? []) {
        const answer = await ask(method, path, shown, foreign);
        expect([what, answer.status, answer.code]).toEqual([what, ...expected]);
        expect([what, answer.text.includes(theirs.canary)]).toEqual([what, false]);
        expect([what, answer.text.includes("elsewhere")]).toEqual([what, false]);
      }
    });
  });
});

const NOT_FOR: Partial<Record<Row["door"], readonly Role[]>> = {
  settings: ["collector", "accountant", "rep", "viewer"],
  work: ["accountant", "rep", "viewer"],
  figures: ["rep", "viewer"],
};

describe.each(rows.filter(([, { door }]) => door in NOT_FOR))("%s, by somebody of the org", (route, row) => {
  it.each(NOT_FOR[row.door] ?? [])("is not for a %s", async (role) => {
    await writingNothing(async () => {
      const shown = bearer(await house.tokens.issueForSettings(viewerAt(ours, ours.account, role), soon()));
      const answer = await ask(methodOf(route), pathOf(route, ours), shown, row.body?.(ours, theirs));
      expect([answer.status, answer.code]).toEqual([403, "not-allowed"]);
      expect(hasCanary(answer)).toBe(false);
    });
  });

  it("shows an admin of another org nothing of ours, and with foreign ids nothing of theirs", async () => {
    const foreigner = bearer(
      await house.tokens.issueForSettings(viewerAt(theirs, theirs.account, "admin"), soon()),
    );
    const before = await house.fingerprintOf(ours.orgId);
    const answer = await ask(methodOf(route), pathOf(route, ours), foreigner, row.body?.(ours, theirs));
    expect(answer.text).not.toContain(ours.canary);
    expect(await house.fingerprintOf(ours.orgId)).toEqual(before);
    const own = bearer(await house.tokens.issueForSettings(viewerAt(ours, ours.account, "admin"), soon()));
    await writingNothing(async () => {
      for (const [what, path, foreign, expected] of row.foreign?.(ours, theirs) ?? []) {
        const told = await ask(methodOf(route), path, own, foreign);
        expect([what, told.status, told.code]).toEqual([what, ...expected]);
        expect([what, told.text.includes(theirs.canary)]).toEqual([what, false]);
      }
    });
  });
});

describe.each(rows.filter(([route]) => route.includes(":orgId")))("%s, by the operator", (route, row) => {
  it("knows no org that is not installed, however its number is written", async () => {
    await writingNothing(async () => {
      for (const orgId of [
        "99",
        "0",
        "-1",
        "01",
        "1.0",
        "%201",
        "1e0",
        "z1",
        "1,2",
        "1%20OR%201=1",
        "__proto__",
      ]) {
        const path = pathOf(route.replace(":orgId", orgId), ours);
        const answer = await ask(methodOf(route), path, bearer(OPS), row.body?.(ours, theirs));
        expect([orgId, answer.status, answer.code]).toEqual([orgId, 404, "no-such-org"]);
      }
    });
  });

  it("touches nothing of another org by ids in path or body", async () => {
    await writingNothing(async () => {
      for (const [what, path, foreign, expected] of row.foreign?.(ours, theirs) ?? []) {
        const answer = await ask(methodOf(route), path, bearer(OPS), foreign);
        expect([what, answer.status, answer.code]).toEqual([what, ...expected]);
        expect([what, answer.text.includes(theirs.canary)]).toEqual([what, false]);
      }
    });
  });
});

describe.each(["round", "deliver"])("POST /ops/orgs/:orgId/%s", (what) => {
  it("waits for the turn of whoever is at work on the org", async () => {
    let answered = false;
    let answer: Promise<unknown> = Promise.resolve();
    await house.whileAtWork(ours.orgId, async () => {
      const body = what === "round" ? { asOf: "9999-01-01" } : undefined;
      answer = ask("POST", `/ops/orgs/${ours.orgId}/${what}`, bearer(OPS), body).finally(
        () => (answered = true),
      );
      await new Promise((done) => setTimeout(done, 150));
      expect(answered).toBe(false);
    });
    expect(await answer).toMatchObject({ status: what === "round" ? 422 : 200 });
  });
});

describe("all of it", () => {
  it("was many hundreds of requests, nearly all of them refused", () => {
    expect(asked.all).toBeGreaterThan(guarded.length * 35);
    expect(asked.refused / asked.all).toBeGreaterThan(0.9);
  });
});

refusesWrongFields(() => ({ house, server }));
