import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { findByUnique, insertRecord } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { listenForNotices, type NoticeListener, quiet } from "./notice-listener.ts";

let zoho: Running;
beforeAll(async () => {
  zoho = await run();
  // The token is fetched with the first request: no plan is to strike that.
  await org();
});
afterAll(() => zoho.close());

const switchTo = async (method: string, body?: unknown): Promise<{ status: number; json: Decoded }> => {
  const answer = await fetch(`${zoho.url}/sandbox/faults`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
};
const plan = async (...rules: object[]): Promise<void> => {
  expect((await switchTo("POST", { seed: "7", rules })).status).toBe(200);
};
const org = () => zoho.ask("GET", "/crm/v6/org");
afterEach(async () => {
  await switchTo("DELETE");
});

describe("a plan of faults", () => {
  it("answers 429 with the Retry-After that was asked for", async () => {
    await plan({ kind: "429", next: 1, retryAfter: 7 });
    const refused = await org();
    expect([refused.status, refused.json.code, refused.headers.get("retry-after")]).toEqual([
      429,
      "TOO_MANY_REQUESTS",
      "7",
    ]);
    expect((await org()).status).toBe(200);
  });

  it("answers 5xx of several sorts, all with Zoho's four keys", async () => {
    await plan({ kind: "5xx", rate: 1 });
    const answers = await Promise.all(Array.from({ length: 10 }, org));
    expect(new Set(answers.map(({ status }) => status)).size).toBeGreaterThan(1);
    for (const { status, json } of answers) {
      expect(status).toBeGreaterThanOrEqual(500);
      expect(Object.keys(json).sort()).toEqual(["code", "details", "message", "status"]);
    }
  });

  it("answers with a status that was named", async () => {
    await plan({ kind: "status", status: 403, next: 1 });
    expect(await org()).toMatchObject({ status: 403, json: { code: "NO_PERMISSION", status: "error" } });
  });

  it("answers an error with status 200, and on /oauth the one that Zoho Accounts sends so", async () => {
    await plan({ kind: "error200", rate: 1 });
    expect(await org()).toMatchObject({ status: 200, json: { code: "INTERNAL_ERROR", status: "error" } });
    const token = await fetch(`${zoho.url}/oauth/v2/token`, { method: "POST" });
    expect([token.status, await token.json()]).toMatchObject([200, { error: "Access Denied" }]);
  });

  it("answers a page of HTML, cuts an answer, delays one", async () => {
    await plan(
      { kind: "html", next: 1 },
      { kind: "truncate", next: 1 },
      { kind: "latency", next: 1, delayMs: 150 },
    );
    const page = await org();
    expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html; charset=utf-8"]);
    const cut = await org();
    expect([cut.status, cut.json, cut.text.length > 10]).toEqual([200, undefined, true]);
    const from = performance.now();
    expect((await org()).status).toBe(200);
    expect(performance.now() - from).toBeGreaterThanOrEqual(149);
  });

  it("resets before anything is done, and loses the answer after all is done", async () => {
    const [account = ""] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
    const note = (id: string) =>
      zoho.ask("POST", "/crm/v6/Notes", {
        body: {
          data: [
            {
              Note_Content: "C",
              huikuan__External_Id: id,
              Parent_Id: { id: account },
              $se_module: "Accounts",
            },
          ],
        },
      });
    await plan({ kind: "reset", next: 1 }, { kind: "lose", next: 1 });
    await expect(note("reset")).rejects.toThrow();
    await expect(note("lost")).rejects.toThrow();
    expect(findByUnique(zoho.acme, "Notes", "huikuan__External_Id", "reset")).toBeUndefined();
    expect(findByUnique(zoho.acme, "Notes", "huikuan__External_Id", "lost")).toBeDefined();
  });

  it("never answers, until the client gives up", async () => {
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
    await plan({ kind: "hang", next: 1 });
    const asking = fetch(`${zoho.url}/crm/v6/org`, {
      headers: { authorization: `Zoho-oauthtoken ${token}` },
      signal: AbortSignal.timeout(300),
    });
    await expect(asking).rejects.toThrow(/timeout/);
  });

  it("keeps no process alive with an answer that is still held back", async () => {
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
    await plan({ kind: "latency", next: 1, delayMs: 600_000 });
    const before = timers();
    const leaving = new AbortController();
    const asking = fetch(`${zoho.url}/crm/v6/org`, {
      headers: { authorization: `Zoho-oauthtoken ${token}` },
      signal: leaving.signal,
    });
    while ((await switchTo("GET")).json.rules[0].injected === 0) await quiet();
    expect(timers()).toBeLessThanOrEqual(before);
    leaving.abort();
    await expect(asking).rejects.toThrow(/abort/);
  });

  it("strikes only the requests it is about, and counts them", async () => {
    await plan({ kind: "5xx", path: "/crm/v6/*/actions/count", method: "get", every: 2 });
    const count = async () => (await zoho.ask("GET", "/crm/v6/Accounts/actions/count")).status;
    expect([await count(), (await org()).status, await count(), await count()]).toEqual([
      200,
      200,
      expect.any(Number),
      200,
    ]);
    const { json } = await switchTo("GET");
    expect(json).toMatchObject({
      seed: "7",
      rules: [
        { kind: "5xx", method: "GET", path: "/crm/v6/*/actions/count", every: 2, seen: 3, injected: 1 },
      ],
    });
  });

  it("is the same again for the same seed, and another for another", async () => {
    const statuses = async (seed: string): Promise<string> => {
      await switchTo("POST", {
        seed,
        rules: [
          { kind: "5xx", rate: 0.3 },
          { kind: "429", rate: 0.2 },
        ],
      });
      const seen: number[] = [];
      for (let n = 0; n < 60; n += 1) seen.push((await org()).status);
      return seen.join();
    };
    const first = await statuses("a");
    expect(await statuses("a")).toBe(first);
    expect(await statuses("b")).not.toBe(first);
    expect(first).toMatch(/200.*429|429.*200/);
  });

  it("is cleared at once", async () => {
    await plan({ kind: "5xx", rate: 1 });
    expect((await switchTo("DELETE")).json).toEqual({ seed: null, rules: [] });
    expect((await org()).status).toBe(200);
  });

  it("can be asked for by a seed and a share alone", async () => {
    const { json } = await switchTo("POST", { seed: 9, rate: 0.09 });
    expect(json.rules).toHaveLength(9);
    expect(json.rules[0].rate).toBeCloseTo(0.01);
    expect(json.notifications).toMatchObject({ lost: 0.09, doubled: 0.09, reordered: 0.09 });
  });

  it.each([
    [[], /object/],
    [{ rate: 2 }, /"rate".*0 to 1/],
    [{ rate: 0.1, rules: [] }, /either/],
    [{ rule: [] }, /"rule" is not known/],
    [{ seed: {} }, /"seed"/],
    [{ rules: {} }, /"rules"/],
    [{ rules: [{ kind: "fire", rate: 1 }] }, /rules\[0\].*"kind".*latency/],
    [{ rules: [{ kind: "html" }] }, /how often/],
    [{ rules: [{ kind: "html", rate: 1, next: 1 }] }, /how often/],
    [{ rules: [{ kind: "html", every: 0 }] }, /whole numbers from 1/],
    [{ rules: [{ kind: "status", rate: 1 }] }, /"status"/],
    [{ rules: [{ kind: "status", rate: 1, status: 99 }] }, /200 to 599/],
    [{ rules: [{ kind: "html", rate: 1, path: "crm" }] }, /begin with/],
    [{ rules: [{ kind: "html", rate: 1, method: "GET " }] }, /"method"/],
    [{ rules: [{ kind: "429", rate: 1, retryAfter: -1 }] }, /"retryAfter"/],
    [{ rules: [{ kind: "latency", rate: 1, delayMs: 1e9 }] }, /"delayMs"/],
    [{ rules: [{ kind: "5xx", rate: 1, status: 404 }] }, /500 to 599/],
    [{ rules: [{ kind: "html", rate: 1, status: 502 }] }, /"status" is not for the kind html/],
    [{ rules: [{ kind: "hang", rate: 1, delayMs: 5 }] }, /"delayMs" is not for the kind hang/],
    [{ rules: [{ kind: "lose", rate: 1, retryAfter: 5 }] }, /"retryAfter" is not for the kind lose/],
    [{ notifications: { lost: "all" } }, /"lost"/],
    [{ notifications: { stolen: 1 } }, /"stolen" is not known/],
  ])("that is no plan is refused in one sentence: %j", async (body, says) => {
    await plan({ kind: "latency", next: 1, delayMs: 0 });
    const { status, json } = await switchTo("POST", body);
    expect([status, json.error]).toEqual([400, expect.stringMatching(says)]);
    expect((await switchTo("GET")).json.rules).toHaveLength(1);
  });
});

describe("a plan for notices", () => {
  let listener: NoticeListener;
  beforeAll(async () => {
    listener = await listenForNotices();
    const watch = [{ channel_id: "1", events: ["Accounts.create"], notify_url: listener.url }];
    await zoho.ask("POST", "/crm/v6/actions/watch", { body: { watch } });
  });
  afterAll(() => listener.close());
  const create = async (count: number): Promise<string[]> => {
    listener.received.length = 0;
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const admin = userOf(zoho.acme, "Administrator");
      ids.push(insertRecord(zoho.acme, "Accounts", { Account_Name: `N${n}` }, admin).id);
      await new Promise((soon) => setImmediate(soon));
    }
    return ids;
  };
  const heard = (): string[] => listener.received.map(({ ids }) => ids[0]);
  const astray = (notifications: object) => switchTo("POST", { seed: "n", notifications });

  it("loses a share of them", async () => {
    await astray({ lost: 0.5 });
    const ids = await create(40);
    const { counts } = (await switchTo("GET")).json.notifications;
    expect(counts.lost).toBeGreaterThan(5);
    await listener.until(40 - counts.lost);
    await quiet();
    expect(heard()).toHaveLength(40 - counts.lost);
    expect(heard()).toEqual(ids.filter((id) => heard().includes(id)));
  });

  it("doubles them", async () => {
    await astray({ doubled: 1 });
    const [one = "", two = ""] = await create(2);
    await listener.until(4);
    expect(heard()).toEqual([one, one, two, two]);
  });

  it("brings one after its follower, and the last one by itself", async () => {
    await astray({ reordered: 1 });
    const [one = "", two = "", three = ""] = await create(3);
    await listener.until(3);
    expect(heard()).toEqual([two, one, three]);
  });

  it("brings one twice after its follower, and counts what it did", async () => {
    await astray({ doubled: 1, reordered: 1 });
    const [one = "", two = ""] = await create(2);
    await listener.until(4);
    expect(heard()).toEqual([two, two, one, one]);
    const { counts } = (await switchTo("GET")).json.notifications;
    expect(counts).toEqual({ seen: 2, lost: 0, doubled: 2, reordered: 1, delayed: 0 });
  });

  it("delays them", async () => {
    await astray({ delayed: 1, delayMs: 150 });
    const from = performance.now();
    await create(1);
    await listener.until(1);
    expect(performance.now() - from).toBeGreaterThanOrEqual(149);
  });

  it("sends them straight on when there is no plan", async () => {
    const ids = await create(20);
    await listener.until(20);
    expect(heard()).toEqual(ids);
  });
});
