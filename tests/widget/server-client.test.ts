import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { WidgetSession } from "../../shared/account/contract.ts";
import type { Problem } from "../../widget/api/problem.ts";
import { sendPatiently } from "../../widget/api/request.ts";
import { serverClient } from "../../widget/api/server-client.ts";
import { sessionKeeper } from "../../widget/api/session.ts";
import { asRead, busyAccount } from "./account-views.ts";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** Answers the nth request with the nth status; "hang" never answers, "drop" breaks the line. */
async function serverOf(plan: readonly (number | "hang" | "drop")[], body: unknown = {}) {
  const seen: { url: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const what = plan[Math.min(seen.length, plan.length - 1)];
    seen.push({ url: request.url ?? "", authorization: request.headers.authorization });
    if (what === "drop") request.socket.destroy();
    else if (typeof what === "number")
      response.writeHead(what, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const QUICK = { timeoutMs: 5_000, retryAfterMs: [5, 5] };

describe("a request", () => {
  it("is tried again after a fault or a broken line, and no further than its patience", async () => {
    const mended = await serverOf(["drop", 503, 200]);
    expect(await sendPatiently(mended.url, {}, QUICK)).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(mended.seen).toHaveLength(3);
    const broken = await serverOf(["drop"]);
    expect(await sendPatiently(broken.url, {}, QUICK)).toEqual({ ok: false, because: "offline" });
    expect(broken.seen).toHaveLength(3);
  });

  it("is given up when no answer comes, and not repeated: that wait was long enough", async () => {
    const silent = await serverOf(["hang"]);
    expect(await sendPatiently(silent.url, {}, { ...QUICK, timeoutMs: 150 })).toEqual({
      ok: false,
      because: "slow",
    });
    expect(silent.seen).toHaveLength(1);
  });

  it("is not repeated after a refusal", async () => {
    const refusing = await serverOf([409]);
    await sendPatiently(refusing.url, {}, QUICK);
    expect(refusing.seen).toHaveLength(1);
  });
});

const session = (apiUrl: string, token = "t", lastsMs = 600_000): Result<WidgetSession, Problem> =>
  ok({ ok: true, token, apiUrl, expiresAt: new Date(Date.now() + lastsMs).toISOString() });

describe("the server client", () => {
  it("reads the account view with the token, days as days", async () => {
    const server = await serverOf([200], busyAccount());
    const told = await serverClient(
      "5437",
      sessionKeeper(async () => session(server.url)),
    ).view();
    expect(told.ok && told.value.items[0]?.dueOn).toBe(20_683);
    expect(server.seen).toEqual([{ url: "/v1/accounts/5437/view", authorization: "Bearer t" }]);
  });

  it("hands the view out before it is checked, and tells of a misfit afterwards", async () => {
    const glance = async (body: unknown) => {
      const server = await serverOf([200], body);
      return serverClient(
        "1",
        sessionKeeper(async () => session(server.url)),
      ).glance();
    };
    const body = busyAccount();
    const good = await glance(body);
    expect(good.ok && good.value.view).toEqual(asRead(body));
    expect(good.ok && (await good.value.check()).ok).toBe(true);

    const complained = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const odd = await glance({ ...busyAccount(), mode: "asleep" });
    expect(odd.ok && (await odd.value.check())).toMatchObject({ ok: false, because: { problem: "fault" } });
    for (const unreadable of [{ account: 1 }, { ...busyAccount(), asOf: "2026-02-30" }, undefined, []])
      expect(await glance(unreadable)).toMatchObject({ ok: false, because: { problem: "fault" } });
    expect(complained).toHaveBeenCalledTimes(5);
    complained.mockRestore();
  });

  it("refuses an answer of another shape before anybody uses it", async () => {
    const complained = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const server = await serverOf([200], { ...busyAccount(), mode: "asleep" });
    const client = serverClient(
      "1",
      sessionKeeper(async () => session(server.url)),
    );
    for (const told of [await client.view(), await client.older("x"), await client.message("d")])
      expect(told).toMatchObject({ ok: false, because: { problem: "fault", certain: false } });
    complained.mockRestore();
  });

  it("renews the token once after a 401, then says that the session has ended", async () => {
    const server = await serverOf([401]);
    let issued = 0;
    const keeper = sessionKeeper(async () => session(server.url, `t${(issued += 1)}`));
    expect(await serverClient("1", keeper).view()).toMatchObject({
      ok: false,
      because: { problem: "signed-out" },
    });
    expect(server.seen.map(({ authorization }) => authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("tells the problems apart, and whether anything may have been written", async () => {
    const refusal = (code: string) => ({ error: { code, message: { "zh-CN": "不行", en: "no" } } });
    const cases = [
      [403, "other-account", { problem: "no-access", certain: true }],
      [409, "not-synced", { problem: "not-synced", certain: true }],
      [
        422,
        "more-than-owed",
        {
          problem: "fault",
          certain: true,
          code: "more-than-owed",
          sentence: { "zh-CN": "不行", en: "no" },
        },
      ],
      [500, "fault", { problem: "fault", certain: false }],
    ] as const;
    for (const [status, code, because] of cases) {
      const server = await serverOf([status], refusal(code));
      const told = await serverClient(
        "1",
        sessionKeeper(async () => session(server.url)),
      ).log({
        clientId: "0197a1b2-0000-4000-8000-000000000001",
        kind: "call",
        outcome: "reached",
        contactId: null,
        note: "",
        happenedAt: null,
        next: null,
        promise: null,
        supersedes: null,
      });
      expect(told).toEqual({ ok: false, because });
    }
  });
});

describe("the session", () => {
  it("is asked for once by callers at the same time, and again a minute before it ends", async () => {
    let [issued, now] = [0, 0];
    const keeper = sessionKeeper(
      async () => session("", `t${(issued += 1)}`),
      () => now,
    );
    await Promise.all([keeper.pass(false), keeper.pass(false)]);
    now = 539_000;
    await keeper.pass(false);
    expect(issued).toBe(1);
    now = 541_000;
    await keeper.pass(false);
    expect(issued).toBe(2);
  });

  it("is kept although this computer's clock says that it ended yesterday, or ends next week", async () => {
    for (const lastsMs of [-86_400_000, 7 * 86_400_000]) {
      let issued = 0;
      const keeper = sessionKeeper(async () => session("", `t${(issued += 1)}`, lastsMs));
      await keeper.pass(false);
      await keeper.pass(false);
      expect(issued).toBe(1);
    }
  });

  it("passes a refusal on and asks again next time", async () => {
    let issued = 0;
    const keeper = sessionKeeper(async () => {
      issued += 1;
      return issued === 1 ? refuse("no-access" as const) : session("");
    });
    expect(await keeper.pass(false)).toEqual({ ok: false, because: "no-access" });
    expect((await keeper.pass(false)).ok).toBe(true);
  });
});
