import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { HttpRooms } from "../../server/http/rooms.ts";
import { smsRoutes } from "../../server/http/sms-routes.ts";
import { type Listening, listenOn } from "../support/listening.ts";

let heard: string[] = [];
let server: Listening;

beforeAll(async () => {
  const sms = {
    admit: () => Promise.resolve({ ok: true, value: { orgId: "1", region: "CN" } }),
    numberOf: (written: string) => `+86${written}`,
    report: (_: string, { to, delivered }: { to: string; delivered: boolean }) =>
      Promise.resolve(void heard.push(`${to} ${delivered}`)),
    reply: ({ from, text }: { from: string; text: string }) =>
      Promise.resolve(void heard.push(`${from} ${text.slice(0, 2)}`)),
  };
  server = await listenOn(
    express()
      .use(express.json())
      .use(smsRoutes({ sms } as unknown as HttpRooms)),
  );
});
afterAll(() => server.close());
beforeEach(() => {
  heard = [];
});

const tell = async (what: "report" | "reply", body: unknown): Promise<number> => {
  const headers = { "Content-Type": "application/json" };
  const url = `${server.url}/sms/aliyun/1/hook/${what}`;
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).status;
};

describe("what a provider tells of many at once", () => {
  const stop = { phone_number: "13800138000", content: "退订", sequence_id: 7 };

  it("is heard of each that can be read, whatever the others are", async () => {
    const bad = { ...stop, content: null };
    expect(await tell("reply", [bad, stop, "no reply at all"])).toBe(200);
    expect(heard).toEqual(["+8613800138000 退订"]);
  });

  it("is heard where it is longer than what we keep", async () => {
    expect(await tell("reply", [{ ...stop, content: "退订".repeat(1_500) }])).toBe(200);
    expect(heard).toEqual(["+8613800138000 退订"]);
  });

  it("may leave out why, and the number of a message that is not ours", async () => {
    const report = {
      phone_number: "13800138001",
      success: true,
      err_code: null,
      err_msg: null,
      out_id: "d-1",
    };
    expect(await tell("report", [report, { ...report, out_id: null }])).toBe(200);
    expect(heard).toEqual(["+8613800138001 true"]);
  });
});
