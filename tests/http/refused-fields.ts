import { askHttp } from "../support/ask-http.ts";
import { describe, expect, it } from "@jest/globals";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { WireRefusal } from "../../shared/kernel/contract.ts";
import type { Listening } from "../support/listening.ts";
import { wrongWords } from "./judge-sentence.ts";
import { matrix } from "./route-rows.ts";
import { spoiltBodies } from "./spoilt-bodies.ts";
import { type openTwoTenants, type Tenant, viewerAt } from "./two-tenants.ts";
import { bearer, soon } from "./wrong-shows.ts";

/** Of fourteen, for each field: all of them take half a minute. */
const KINDS = Number(process.env["SPOILT"] ?? 1);

interface Given {
  readonly house: Awaited<ReturnType<typeof openTwoTenants>>;
  readonly server: Listening;
}

const step = {
  key: "first",
  days: 3,
  channel: "email",
  template: "reminder-1",
  when: {
    all: [
      { fact: "oldestDays", atLeast: 3 },
      { any: [{ fact: "asked", atLeast: { CNY: 100 } }, { not: { fact: "grade", in: ["A"] } }] },
    ],
  },
  minimum: { minor: { CNY: 100 }, share: 0.1 },
  to: ["billing", "anybody"],
  tone: "warm",
  repeat: { everyDays: 10, times: 2 },
};
const { steps: _steps, ...rules } = standardPolicy;
const policy = {
  ...rules,
  steps: [step],
  endOfSchedule: { afterDays: 20, template: "review" },
  minInvoiceAgeDays: 2,
};
const draft = {
  version: 0,
  segments: [
    {
      key: "large",
      name: { "zh-CN": "大客户", en: "large" },
      when: { grade: ["A"], country: ["CN"], keyAccount: true, openAtLeast: { CNY: 1 } },
      policyId: "standard",
    },
  ],
  otherwise: "standard",
};
/** Where the matrix's own body is no whole one, or not the only one. */
const wholeBodies = (ours: Tenant): Readonly<Record<string, readonly unknown[]>> => ({
  "POST /v1/settings/policies": [{ policy }],
  "POST /v1/settings/policies/try": [{ policy: { id: "mine" }, accountId: ours.account }],
  "PUT /v1/settings/segments": [],
  "POST /v1/settings/segments/try": [{ draft }],
  "POST /v1/settings/replay": [
    { from: "2026-11-01", to: "2026-11-20", policy: { kind: "version", id: "own", version: 1 } },
  ],
  "POST /v1/accounts/:accountId/previews": previews(ours),
});

function previews(ours: Tenant): unknown[] {
  const bodyOf = (route: string): object => {
    const { clientId: _id, ...body } = matrix[`POST /v1/accounts/:accountId/${route}`]?.body?.(
      ours,
      ours,
    ) as {
      clientId: string;
    };
    return body;
  };
  return [
    { kind: "dispute", body: bodyOf("disputes") },
    { kind: "plan", body: bodyOf("plans") },
    { kind: "withdraw-plan", id: "none" },
  ];
}

const doors = ["widget", "settings", "work"];
const asking = Object.entries(matrix).filter(([, row]) => doors.includes(row.door) && row.body !== undefined);

/** Every field of every request that a page makes, given wrongly. What is stored meanwhile is of the first org. */
export function refusesWrongFields(given: () => Given): void {
  describe.each(asking)("%s", (route, row) => {
    it("refuses each wrong field in one sentence a reader of either language understands", async () => {
      const { house, server } = given();
      const [ours] = house.tenants;
      const [method = "", path = ""] = route.split(" ");
      const token =
        row.door !== "widget"
          ? await house.tokens.issueForSettings(viewerAt(ours, ours.account, "admin"), soon())
          : await house.tokens.issue(viewerAt(ours, ours.account), soon());
      const url = server.url + path.replace(":accountId", ours.account);
      const wrong = new Set<string>();
      let refused = 0;
      for (const good of wholeBodies(ours)[route] ?? [row.body?.(ours, ours)])
        for (const { how, body } of spoiltBodies(good, KINDS)) {
          const headers = { Authorization: bearer(token), "Content-Type": "application/json" };
          const { status, text } = await askHttp(url, { method, headers, body: JSON.stringify(body) });
          if (status < 400) continue;
          refused += 1;
          const { code, message } = (JSON.parse(text) as WireRefusal).error;
          const found = wrongWords(message, stringsIn(body), code === "bad-field");
          if (found !== null) wrong.add(`${found}: ${message["zh-CN"]} | ${message.en} | ${how}`);
        }
      expect([...wrong]).toEqual([]);
      expect(refused).toBeGreaterThan(/(segments|[/]charges)$/.test(route) ? -1 : 5);
    });
  });
}

/** What a person typed may be said back to them. */
function stringsIn(node: unknown): string[] {
  if (typeof node === "string") {
    const parts = [node, node.slice(node.lastIndexOf("@") + 1)];
    return parts.filter((part) => part.length > 1 && part.length < 100);
  }
  if (typeof node !== "object" || node === null) return [];
  return Object.values(node).flatMap(stringsIn);
}
