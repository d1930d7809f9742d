import { inspect } from "node:util";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import express, { type Request } from "express";
import type { Fault } from "../../sandbox/crm-api/options.ts";
import type { CrmItem } from "../../server/outbox/ports.ts";
import { listenOn } from "../support/listening.ts";
import { attachFile, insertRecord, removeFile } from "../../sandbox/world/index.ts";
import { addAccount, personOf } from "../support/zoho-stage.ts";
import { openTestCrm, removeResources, type TestCrm } from "./open-test-crm.ts";

describe("what the SDK and its HTTP client would do by themselves", () => {
  let test: TestCrm;
  let accountId: string;
  beforeEach(async () => {
    test = await openTestCrm();
    accountId = addAccount(test.stage.orgs[0], "Acme");
  });
  afterEach(() => test.close());
  afterAll(removeResources);

  const on = (asked: (request: Request) => boolean, fault: Fault, times = Number.POSITIVE_INFINITY): void => {
    let seen = 0;
    test.stage.fault = (request) => {
      if (!asked(request) || seen >= times) return undefined;
      seen += 1;
      return fault;
    };
  };
  const refusal = (status: number, code: string): Fault => ({
    status,
    body: { code, details: {}, message: "x", status: "error" },
  });
  const isFields = (request: Request): boolean => request.originalUrl.includes("/settings/fields");
  const isAccounts = (request: Request): boolean => request.originalUrl.includes("/Accounts?");
  const isFile = (request: Request): boolean => request.originalUrl.includes("/Attachments");
  const isWrite = (request: Request): boolean =>
    request.method === "POST" && request.originalUrl.includes("/crm/");
  const task = (): CrmItem => ({
    writebackId: "w",
    module: "Tasks",
    externalId: "task-1",
    record: { subject: "s", dueOn: "2024-05-10", text: "x", accountId, contactId: null, ownerId: null },
  });
  const write = () => test.crm.writer.write("1", task());
  const tasks = (): number => test.stage.orgs[0].records.get("Tasks")?.size ?? 0;
  const accounts = () => test.crm.source.allIds("1", "accounts");

  it("a metadata call that fails: the write waits, nothing is sent without types, and the next one asks anew", async () => {
    on(isFields, refusal(403, "NO_PERMISSION"));
    expect(await write()).toMatchObject({ kind: "deferred" });
    expect(tasks()).toBe(0);
    test.stage.fault = undefined;
    expect(await write()).toMatchObject({ kind: "sent" });
  });

  it("a stale token, found before anything was written: refreshed once, then written", async () => {
    on((request) => request.originalUrl.endsWith("/org"), refusal(401, "INVALID_TOKEN"), 1);
    expect(await write()).toMatchObject({ kind: "sent" });
    expect(tasks()).toBe(1);
  });

  it("an answer without a body: no answer, for a read and for a write", async () => {
    await write();
    on(isAccounts, { status: 200, body: "" as unknown as object }, 1);
    expect(await accounts()).toHaveLength(1);
    on(isWrite, { status: 200, body: "" as unknown as object }, 1);
    expect(await write()).toMatchObject({ kind: "deferred" });
  });

  it("a redirect to another host: not followed, so no token and no record goes there", async () => {
    const visits: string[] = [];
    const elsewhere = await listenOn(
      express().use((request, response) => {
        visits.push(request.originalUrl);
        response.json({ data: [], info: { more_records: false } });
      }),
    );
    try {
      on(isAccounts, { status: 302, headers: { Location: `${elsewhere.url}/stolen` }, body: {} });
      await expect(accounts()).rejects.toMatchObject({ kind: "rejected", code: "HTTP 302" });
      expect(visits).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it("headers in an error's cause: a fault says nothing of the token, however deep it is printed", async () => {
    await accounts();
    on(isAccounts, "reset");
    const fault: unknown = await accounts().catch((error: unknown) => error);
    const printed = inspect(fault, { depth: 12, showHidden: true });
    expect(printed).toContain("unreachable");
    expect(printed).not.toContain("Zoho-oauthtoken");
    for (const { headers } of test.stage.headers) {
      const token = headers.authorization?.split(" ")[1];
      if (token) expect(printed).not.toContain(token);
    }
  });

  it("a file that hangs on an invoice: it is listed and fetched byte for byte, as the org, with a fresh token once", async () => {
    const [acme] = test.stage.orgs;
    const owner = personOf(acme, "Administrator");
    const { id } = insertRecord(acme, "Invoices", { Subject: "INV-1" }, owner);
    const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 13, 10, 255, 254]);
    const { files } = test.crm;
    expect(await files.list("1", [id])).toEqual({ ok: true, value: [] });
    const fileId = attachFile(acme, "Invoices", id, { name: "发票 INV-1.pdf", content }, owner);
    on(isFile, refusal(401, "INVALID_TOKEN"), 1);
    expect(await files.list("1", [id])).toEqual({
      ok: true,
      value: [{ fileId, invoiceId: id, name: "发票 INV-1.pdf", bytes: content.length }],
    });
    const read = await files.content("1", { fileId, invoiceId: id });
    expect(Buffer.from(read?.content ?? [])).toEqual(content);
    expect(read).toMatchObject({ length: content.length, beginsHex: "255044462d000d0a" });
    on(isFile, refusal(401, "OAUTH_SCOPE_MISMATCH"));
    expect(await files.list("1", [id])).toEqual({ ok: false, because: "OAUTH_SCOPE_MISMATCH" });
    for (const fault of ["truncate", "reset", refusal(500, "INTERNAL_ERROR")] as const) {
      on(isFile, fault);
      const cut = await files.content("1", { fileId, invoiceId: id }).catch(() => "no answer");
      expect(
        cut === "no answer" || (cut !== null && typeof cut !== "string" && cut.length < content.length),
      ).toBe(true);
    }
    removeFile(acme, id, fileId);
    test.stage.fault = undefined;
    expect(await files.content("1", { fileId, invoiceId: id })).toBeNull();
  });
});
