import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fuzz } from "../torture/fuzz.ts";
import { openHouseGround } from "../torture/fuzz/house-ground.ts";
import { type RawAnswer, sendRaw } from "../torture/fuzz/raw-request.ts";
import type { Ground, Target } from "../torture/fuzz/target.ts";

describe("fifteen hundred bad requests", () => {
  it("get one clear error each, store nothing, pollute nothing, and leave sandbox and server alive", async () => {
    const { sandbox, house } = await fuzz(1_500, 20_261_120);
    expect([...sandbox.mischief, ...house.mischief]).toEqual([]);
    expect(sandbox.refused).toBeGreaterThan(sandbox.requests / 2);
    expect(house.refused).toBeGreaterThan(house.requests / 2);
  }, 240_000);
});

describe("our server", () => {
  let ground: Ground;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ ground, close } = await openHouseGround());
  });
  afterAll(() => close());

  const send = (name: string, body: string, headers: readonly (readonly [string, string])[] = []) => {
    const target = ground.targets.find((each) => each.name === name) as Target;
    return sendRaw(ground.port, {
      method: target.method,
      path: target.path.replace(/[{}]/g, ""),
      headers: [
        ["Authorization", target.authorization ?? ""],
        ["Content-Type", "application/json"],
        ...headers,
      ],
      body: Buffer.from(body),
    });
  };
  const codeOf = ({ status, text }: RawAnswer): unknown[] => [
    status,
    (JSON.parse(text) as { error: { code: string } }).error.code,
  ];

  it.each(["gzip", "deflate", "br"])(
    "says that a body is not what its encoding %s says",
    async (encoding) => {
      const answer = await send("POST /ops/orgs/{}/mode", '{"mode":"live"}', [
        ["Content-Encoding", encoding],
      ]);
      expect(codeOf(answer)).toEqual([400, "not-json"]);
    },
  );

  it("asks the store for no name with a NUL in it", async () => {
    const settled = await send("POST /ops/orgs/{}/messages/{}/settle", '{"didLeave":false,"by":"a\\u0000b"}');
    expect(codeOf(settled)).toEqual([409, "not-in-doubt"]);
    const sender = '{"sender":{"name":"a\\u0000b","address":"a@b.example"}}';
    expect(codeOf(await send("PUT /ops/orgs/{}/settings", sender))).toEqual([422, "bad-field"]);
    const session =
      '{"account_id":"3000000000001","user_id":"7","user_name":"\\u0000","profile":"Guest","nonce":"0123456789abcdeg"}';
    expect((await send("POST /v1/widget-sessions", session)).status).toBe(200);
  });
});
