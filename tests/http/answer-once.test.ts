import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import express from "express";
import { answerOnce, type MetAnswer } from "../../server/http/answer-once.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { openTwoTenants, viewerAt } from "./two-tenants.ts";
import { bearer, soon } from "./wrong-shows.ts";

let house: Awaited<ReturnType<typeof openTwoTenants>>;
let server: Listening;
beforeAll(async () => {
  house = await openTwoTenants();
  server = await listenOn(house.app);
});
afterAll(async () => {
  await server.close();
  await house.close();
});

type Which = 0 | 1;
const admin = async (which: Which, userId = "7") =>
  bearer(
    await house.tokens.issueForSettings(
      { ...viewerAt(house.tenants[which], house.tenants[which].account, "admin"), userId },
      soon(),
    ),
  );

interface Asked {
  readonly key?: string;
  readonly body?: object;
  readonly which?: Which;
  readonly userId?: string;
  readonly url?: string;
  readonly token?: string;
}

const NOTHING_CHANGED = { presets: {}, changed: [] };

/** Each choice of limits is an act in the org's log, even of the same ones. */
async function choose({
  key,
  body = NOTHING_CHANGED,
  which = 0,
  userId = "7",
  url = server.url,
  token,
}: Asked) {
  const answer = await fetch(`${url}/v1/settings/limits`, {
    method: "PUT",
    headers: {
      Authorization: token ?? (await admin(which, userId)),
      "Content-Type": "application/json",
      ...(key === undefined ? {} : { "Idempotency-Key": key }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const { error } = JSON.parse(text) as { error?: { code: string } };
  return { status: answer.status, type: answer.headers.get("content-type"), text, code: error?.code ?? null };
}

const sql = (text: string, which: Which = 0) => house.sqlOf(house.tenants[which].orgId, text);
const acts = async (which: Which = 0) =>
  Number(
    ((await sql("SELECT count(*) AS acts FROM admin_act WHERE org_id = $1", which)) as { acts: string }[])[0]
      ?.acts,
  );
/** How many acts came of it. */
async function actsOf(work: () => Promise<unknown>, which: Which = 0): Promise<number> {
  const before = await acts(which);
  await work();
  return (await acts(which)) - before;
}

describe("R-08: a writing request that names itself", () => {
  it("is done once and answered the same to the byte, and again by a server that has started since", async () => {
    expect(await actsOf(() => choose({}))).toBe(1);
    const again = await house.openAgain();
    const other = await listenOn(again.app);
    const answers: Awaited<ReturnType<typeof choose>>[] = [];
    const done = await actsOf(async () => {
      for (const url of [server.url, server.url, other.url]) answers.push(await choose({ key: "one", url }));
    });
    await other.close();
    again.close();
    expect(done).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, code: null });
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });

  it("is refused when its name was another request's: another body", async () => {
    await choose({ key: "two" });
    expect(
      await actsOf(async () =>
        expect(await choose({ key: "two", body: { presets: {} } })).toMatchObject({
          status: 409,
          code: "same-key-other-request",
        }),
      ),
    ).toBe(0);
  });

  it("is one effect when many ask at once, and all of them are answered the same", async () => {
    let answers: Awaited<ReturnType<typeof choose>>[] = [];
    const done = await actsOf(async () => {
      answers = await Promise.all(Array.from({ length: 8 }, () => choose({ key: "three" })));
    });
    expect(done).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200 });
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it("is another's own when another person or another org gives it the same name", async () => {
    await choose({ key: "four" });
    expect(await actsOf(() => choose({ key: "four", userId: "8" }))).toBe(1);
    expect(await actsOf(() => choose({ key: "four", which: 1 }), 1)).toBe(1);
  });

  it("is kept as what it was refused with, but for nobody whom the door does not let in", async () => {
    const empty = await choose({ key: "five", body: {} });
    expect(empty).toMatchObject({ status: 422, code: "bad-field" });
    expect(await choose({ key: "five", body: {} })).toEqual(empty);
    await choose({ key: "six" });
    expect(await choose({ key: "six", token: "Bearer nothing" })).toMatchObject({
      status: 401,
      code: "invalid",
    });
    expect(await choose({ key: "no name" })).toMatchObject({ status: 422, code: "bad-field" });
  });

  it("is done anew after a day", async () => {
    await choose({ key: "seven" });
    await sql(
      "UPDATE kept_answer SET asked_at = asked_at - interval '23 hours 59 minutes' WHERE org_id = $1",
    );
    expect(await actsOf(() => choose({ key: "seven" }))).toBe(0);
    await sql("UPDATE kept_answer SET asked_at = asked_at - interval '1 minute' WHERE org_id = $1");
    expect(await actsOf(() => choose({ key: "seven" }))).toBe(1);
  });

  it("waits for whoever is at it, and is done when that one died over it", async () => {
    await choose({ key: "eight" });
    await sql(
      `UPDATE kept_answer SET status = NULL, type = NULL, body_sealed = NULL, asker = 'dead',
         lease_until = clock_timestamp() + interval '300 milliseconds' WHERE org_id = $1 AND status IS NOT NULL`,
    );
    const startedAt = performance.now();
    expect(await actsOf(() => choose({ key: "eight" }))).toBe(1);
    expect(performance.now() - startedAt).toBeGreaterThan(200);
  });

  it("leaves no answer readable in the store", async () => {
    await choose({ key: "nine" });
    const rows = (await sql("SELECT row_to_json(k)::text AS row FROM kept_answer k WHERE org_id = $1")) as {
      row: string;
    }[];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes("presets") || row.includes("nine"))).toEqual([]);
  });
});

describe("an answer that says that nothing was done", () => {
  it("is not kept: whoever asks again is the first", async () => {
    const kept: string[] = [];
    const met: MetAnswer = {
      kind: "first",
      keep: async ({ status, body }) => void kept.push(`${status} ${body}`),
      forget: async () => void kept.push("forgotten"),
    };
    const app = express();
    app.use((req, res, next) => {
      const who = { orgId: "1", userId: "7", role: "admin" };
      void answerOnce({ meet: async () => met }, who, req, res, next);
    });
    app.post("/:status", (req, res) => void res.status(Number(req.params.status)).json({ said: true }));
    const { url, close } = await listenOn(app);
    for (const status of [500, 201])
      await fetch(`${url}/${status}`, { method: "POST", headers: { "Idempotency-Key": "k" } });
    await close();
    expect(kept).toEqual(["forgotten", '201 {"said":true}']);
  });
});
