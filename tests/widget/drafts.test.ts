import { describe, expect, it } from "@jest/globals";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import { buildRequest } from "../../widget/followup/build-request.ts";
import { draftFor, newDraft } from "../../widget/followup/draft.ts";
import { draftStore } from "../../widget/followup/draft-store.ts";
import { saveLog } from "../../widget/account/save-log.ts";
import type { Told } from "../../widget/api/server-client.ts";
import { asRead, busyAccount, entry } from "./account-views.ts";

function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const ID = "0197a1b2-0000-4000-8000-000000000001";

describe("the draft store", () => {
  it("gives back what was kept, to this user on this account only, until it is dropped", () => {
    const storage = shelf();
    const mine = draftStore("account.user", storage);
    const draft = newDraft(ID, { note: "周五付" });
    mine.keep(draft);
    expect(draftStore("account.user", storage).load()).toEqual(draft);
    expect(draftStore("account.other", storage).load()).toBeUndefined();
    mine.drop();
    expect(mine.load()).toBeUndefined();
    expect(storage.kept.size).toBe(0);
  });

  it("survives a browser that stores nothing, and does not guess at another version's draft", () => {
    const refusing = draftStore("a", {
      getItem: () => {
        throw new Error("denied");
      },
      setItem: () => {
        throw new Error("denied");
      },
      removeItem: () => undefined,
    });
    refusing.keep(newDraft(ID, {}));
    expect(refusing.load()).toBeUndefined();
    const storage = shelf();
    storage.setItem("huikuan.draft.a", '{"version":2,"draft":{"clientId":"x","note":"y"}}');
    expect(draftStore("a", storage).load()).toBeUndefined();
    storage.setItem("huikuan.draft.a", "{broken");
    expect(draftStore("a", storage).load()).toBeUndefined();
  });
});

describe("a button pressed while a draft waits", () => {
  const fresh = newDraft("new", {});
  const typed = newDraft(ID, { kind: "visit", note: "周五付" });
  const correction = newDraft(ID, { note: "原话", supersedes: "entry-1" });

  it("keeps the words and changes what it must", () => {
    expect(draftFor(fresh, { kind: "email" }, typed)).toEqual({ ...typed, kind: "email" });
    expect(draftFor(fresh, { kind: "email" }, undefined)).toEqual({ ...fresh, kind: "email" });
  });

  it("neither loses the words to a correction, nor turns a correction into a new entry", () => {
    expect(draftFor(fresh, { supersedes: "entry-2", note: "old" }, typed)).toBe(typed);
    expect(draftFor(fresh, { kind: "call" }, correction)).toBe(correction);
    expect(draftFor(fresh, { supersedes: "entry-2" }, correction)).toBe(correction);
  });
});

describe("a draft becomes a request", () => {
  it("when it says something: an outcome or a note", () => {
    expect(buildRequest(newDraft(ID, { outcome: "no-answer" }), null)).toMatchObject({
      ok: true,
      value: { clientId: ID, note: "", next: null },
    });
    expect(buildRequest(newDraft(ID, { note: "  " }), null)).toMatchObject({ because: { field: "outcome" } });
  });

  it("with a next action that has both a what and a when, or none", () => {
    const said = { note: "x" };
    expect(buildRequest(newDraft(ID, { ...said, nextWhat: "call" }), null)).toMatchObject({
      because: { field: "next-on" },
    });
    expect(buildRequest(newDraft(ID, { ...said, nextOn: "2026-12-01" }), null)).toMatchObject({
      because: { field: "next-what" },
    });
    expect(buildRequest(newDraft(ID, { ...said, nextWhat: "call", nextOn: "2026-12-01" }), null).ok).toBe(
      true,
    );
  });

  it("with a note of 4,000 characters but not of 4,001", () => {
    expect(buildRequest(newDraft(ID, { note: "字".repeat(4000) }), null).ok).toBe(true);
    expect(buildRequest(newDraft(ID, { note: "字".repeat(4001) }), null)).toMatchObject({
      because: { field: "note" },
    });
  });
});

describe("saving", () => {
  const requestOf = (note: string): LogRequest => {
    const built = buildRequest(newDraft(ID, { note }), null);
    if (!built.ok) throw new Error("the draft says something");
    return built.value;
  };
  const written = (request: LogRequest) => {
    const view = busyAccount();
    view.log.followups = [entry({ followupId: request.clientId, note: request.note })];
    const [followup] = asRead(view).log.followups;
    if (!followup) throw new Error("the log has the entry");
    return { ok: true, value: followup } as const;
  };
  type Answer = Told<ReturnType<typeof written>["value"]>;
  const failed = (certain: boolean): Answer => ({
    ok: false,
    because: { problem: certain ? "fault" : "offline", certain },
  });

  it("remembers a request without an answer, because it may have been written", async () => {
    const request = requestOf("a");
    const saved = await saveLog(
      newDraft(ID, { note: "a" }),
      request,
      async () => failed(false),
      () => "new",
    );
    expect(saved).toMatchObject({ ok: false, draft: { clientId: ID, unanswered: request } });
    const refused = await saveLog(
      newDraft(ID, { note: "a" }),
      request,
      async () => failed(true),
      () => "new",
    );
    expect(refused).toMatchObject({ ok: false, draft: { clientId: ID, unanswered: null } });
  });

  it("repeats the same text under the same id", async () => {
    const sent: string[] = [];
    const draft = newDraft(ID, { note: "a", unanswered: requestOf("a") });
    const send = async (request: LogRequest): Promise<Answer> => {
      sent.push(request.clientId);
      return written(request);
    };
    expect((await saveLog(draft, requestOf("a"), send, () => "new")).ok).toBe(true);
    expect(sent).toEqual([ID]);
  });

  it("settles the lost answer first, then corrects it with the changed text", async () => {
    const sent: LogRequest[] = [];
    const draft = newDraft(ID, { note: "b", unanswered: requestOf("a") });
    const send = async (request: LogRequest): Promise<Answer> => {
      sent.push(request);
      return written(request);
    };
    await saveLog(draft, requestOf("b"), send, () => "new");
    expect(sent.map(({ clientId, note, supersedes }) => [clientId, note, supersedes])).toEqual([
      [ID, "a", null],
      ["new", "b", ID],
    ]);
  });

  it("corrects what a duplicated tab saved under the same id, instead of being refused for ever", async () => {
    const sent: LogRequest[] = [];
    const taken: Answer = {
      ok: false,
      because: { problem: "fault", certain: true, code: "same-id-other-text" },
    };
    const send = async (request: LogRequest): Promise<Answer> => {
      sent.push(request);
      return request.clientId === ID ? taken : written(request);
    };
    expect((await saveLog(newDraft(ID, { note: "b" }), requestOf("b"), send, () => "new")).ok).toBe(true);
    expect(sent.map(({ clientId, note, supersedes }) => [clientId, note, supersedes])).toEqual([
      [ID, "b", null],
      ["new", "b", ID],
    ]);
  });

  it("lets the changed text take the id when the first was refused for certain", async () => {
    const sent: string[] = [];
    const draft = newDraft(ID, { note: "b", unanswered: requestOf("a") });
    const send = async (request: LogRequest): Promise<Answer> => {
      sent.push(request.note);
      return request.note === "a" ? failed(true) : written(request);
    };
    expect((await saveLog(draft, requestOf("b"), send, () => "new")).ok).toBe(true);
    expect(sent).toEqual(["a", "b"]);
  });
});
