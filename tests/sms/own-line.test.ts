import { expect, it } from "@jest/globals";
import { openTexter } from "../../server/adapters/sms/open-texter.ts";
import type { TextMessage } from "../../server/dunning/text-ports.ts";
import { listenOn } from "../support/listening.ts";

it("texts by a line of its own: a provider that hangs up on an idle one leaves no doubt", async () => {
  const used = new WeakSet();
  const provider = await listenOn((req, res) => {
    if (used.has(req.socket)) return void req.socket.resetAndDestroy();
    used.add(req.socket);
    req.resume().on("end", () => {
      res.writeHead(201, { "Content-Type": "application/json" });
      res.end(JSON.stringify({ sid: "SM1", status: "queued" }));
    });
  });
  const texter = openTexter({
    accountOf: async () => ({
      provider: "twilio",
      account: `AC${"1".repeat(32)}`,
      secret: "f".repeat(32),
      from: "+14155550100",
      region: "US",
      hook: "h",
      byName: "Chen",
      templates: {},
    }),
    reportUrl: () => "https://api.seller.example/report",
    urls: { twilio: provider.url, aliyun: provider.url },
    now: () => new Date(0),
    newNonce: () => "n",
  });
  const deliver = async (dispatchId: string) => {
    const approved: TextMessage["approved"] = { template: "sms-reminder", language: "en", params: {} };
    const { raw } = texter.seal({ dispatchId, to: "+8613800138000", text: "please pay", approved });
    return (await texter.deliver("1", raw, async () => true)).kind;
  };
  const kinds = [await deliver("1"), await deliver("2"), await deliver("3")];
  await provider.close();
  expect(kinds).toEqual(["sent", "sent", "sent"]);
});
