import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import express from "express";
import { runFunction } from "../../sandbox/functions/index.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { type TwoOrgs, twoOrgs } from "./two-orgs.ts";

const NAME = "huikuan_issue_widget_token";
const asked: { authorization: string | undefined; body: unknown }[] = [];
let server: Listening;
let given: TwoOrgs;

beforeAll(async () => {
  const app = express().post("/v1/widget-sessions", express.json(), (request, response) => {
    asked.push({ authorization: request.headers.authorization, body: request.body as unknown });
    if (request.body.nonce === "hang") return;
    response.status(request.body.nonce === "refuse" ? 403 : 200).json({ ok: true, token: "t-1" });
  });
  server = await listenOn(app);
});
beforeEach(() => {
  asked.length = 0;
  given = twoOrgs(server.url);
});
afterAll(() => server.close());

const signIn = (user: TwoOrgs["admin"], accountId: unknown, nonce = "n-1", limitMs?: number) =>
  runFunction(given.shanghai, user, NAME, JSON.stringify({ account_id: accountId, nonce }), limitMs);

describe("the function that signs a widget in", () => {
  it("hands on the server's answer for an account the user sees", async () => {
    const answer = await signIn(given.sales, given.ownId);
    expect(answer).toMatchObject({
      code: "success",
      message: "function executed successfully",
      details: { output: '{"ok":true,"token":"t-1"}', output_type: "string" },
    });
    expect(asked).toEqual([
      {
        authorization: "Bearer connection-of-shanghai",
        body: {
          account_id: given.ownId,
          user_id: given.sales.id,
          user_name: "Li Qian",
          profile: "Sales",
          nonce: "n-1",
        },
      },
    ]);
  });

  it("refuses an account that is not the user's, not this org's, or not there, without asking the server", async () => {
    const unreachable = [
      [given.sales, given.otherId],
      [given.guest, given.ownId],
      [given.admin, given.foreignId],
      [given.admin, "999999999999999999"],
    ] as const;
    for (const [user, id] of unreachable) {
      const { code, details } = await signIn(user, id);
      expect([code, details.output]).toEqual(["success", '{"ok":false,"code":"NO_ACCESS"}']);
    }
    expect(asked).toEqual([]);
  });

  it("refuses what is no record id", async () => {
    for (const id of ["", "12", "../Users", "1 OR 1=1", null, { a: 1 }, "1".repeat(21)]) {
      expect((await signIn(given.admin, id)).details.output).toBe('{"ok":false,"code":"BAD_ID"}');
    }
    expect(asked).toEqual([]);
  });

  it("hands on the server's words when it refuses", async () => {
    expect((await signIn(given.sales, given.ownId, "refuse")).details.output).toBe(
      '{"ok":true,"token":"t-1"}',
    );
  });

  it("says so in the answer when the server hangs, is away, or the org has no connection", async () => {
    expect(await signIn(given.sales, given.ownId, "hang", 150)).toMatchObject({
      code: "failure",
      message: expect.stringContaining("timed out"),
    });
    const away = twoOrgs();
    const answer = await runFunction(
      away.shanghai,
      away.admin,
      NAME,
      JSON.stringify({ account_id: away.ownId, nonce: "n" }),
    );
    expect(answer.code).toBe("failure");
    const { output } = (
      await runFunction(
        given.osaka,
        given.osaka.users[0] as TwoOrgs["admin"],
        NAME,
        JSON.stringify({ account_id: given.foreignId }),
      )
    ).details;
    expect(output).toBe('{"ok":false,"code":"NO_CONNECTION"}');
  });
});

describe("any server function", () => {
  it("answers about a name it does not know and about arguments that are no JSON object", async () => {
    expect((await runFunction(given.shanghai, given.admin, "nobody_wrote_this", "{}")).code).toBe(
      "INVALID_DATA",
    );
    for (const wrong of ["{", "[1]", '"x"', 7]) {
      expect((await runFunction(given.shanghai, given.admin, NAME, wrong)).code).toBe("failure");
    }
  });
});
