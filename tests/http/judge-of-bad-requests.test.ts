import { afterEach, describe, expect, it } from "@jest/globals";
import type { RequestListener } from "node:http";
import { randomOf } from "../../sandbox/books/random.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { torment } from "../torture/fuzz/torment.ts";

let server: Listening;
afterEach(() => server.close());

const refuse: RequestListener = (_req, res) => {
  res.writeHead(400, { "Content-Type": "application/json" }).end('{"error":"no"}');
};

/** Torments a server that refuses everything but its pulse, and does what is given beside. */
async function judged(doing: RequestListener, print = (): string => "same"): Promise<string[]> {
  server = await listenOn((req, res) => {
    if (req.url === "/pulse") res.end("ok");
    else doing(req, res);
  });
  const target = {
    name: "t",
    method: "POST",
    path: "/{x}",
    body: { json: { a: 1 } },
    authorization: "Bearer t",
  };
  const found = await torment(
    {
      name: "g",
      port: Number(new URL(server.url).port),
      targets: [target],
      pulse: "/pulse",
      lookEvery: 2,
      print: () => Promise.resolve({ all: print() }),
    },
    12,
    randomOf("judge"),
  );
  return found.mischief.map(({ what }) => what);
}

describe("the judge of bad requests", () => {
  it("has nothing to say of clear refusals", async () => {
    expect(await judged(refuse)).toEqual([]);
  });

  it("sees a server fault, a stack, an unclear error and no answer at all", async () => {
    expect(await judged((_req, res) => void res.writeHead(500).end("{}"))).toContain("status 500");
    await server.close();
    const stack = { error: "TypeError: x\n    at f (/a/b.ts:1:1)" };
    expect(await judged((_req, res) => void res.writeHead(400).end(JSON.stringify(stack)))).toContain(
      "tells how it is made",
    );
    await server.close();
    const unclear: RequestListener = (_req, res) =>
      void res.writeHead(422, { "Content-Type": "application/json" }).end("{}");
    expect(await judged(unclear)).toContain("status 422 without a clear error");
    await server.close();
    expect(await judged((req) => void req.socket.destroy())).toContainEqual(
      expect.stringMatching(/^no answer/),
    );
  });

  it("sees nonsense taken for good", async () => {
    expect(await judged((_req, res) => void res.end("fine"))).toContain(
      "status 200 for what can only be bad",
    );
  });

  it("sees what a refused request stored", async () => {
    let stored = 0;
    const said = await judged(
      (req, res) => {
        stored += 1;
        refuse(req, res);
      },
      () => String(stored),
    );
    expect(said).toContainEqual(expect.stringMatching(/^stored something in all: POST/));
  });

  it("sees a key put on every object, and takes it away again", async () => {
    const said = await judged((req, res) => {
      Object.defineProperty(Object.prototype, "polluted", {
        value: "yes",
        enumerable: true,
        configurable: true,
      });
      refuse(req, res);
    });
    expect(said).toContain('put "polluted" on every object');
    expect("polluted" in {}).toBe(false);
  });

  it("sees a server that is not well afterwards", async () => {
    let ill = false;
    server = await listenOn((req, res) => {
      if (req.url === "/pulse") res.writeHead(ill ? 503 : 200).end();
      else refuse(req, res);
      ill = true;
    });
    const { mischief } = await torment(
      {
        name: "g",
        port: Number(new URL(server.url).port),
        targets: [{ name: "t", method: "GET", path: "/{x}" }],
        pulse: "/pulse",
        lookEvery: 1,
        print: () => Promise.resolve({}),
      },
      1,
      randomOf("ill"),
    );
    expect(mischief.map(({ what }) => what)).toContain("/pulse answers 503 afterwards");
  });
});
