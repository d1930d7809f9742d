import { expect } from "@jest/globals";
import type { BulkReadOptions, Fault } from "../../sandbox/crm-api/options.ts";
import { type Decoded, type Running, run, userOf } from "./company.ts";
import { rowsOf } from "./result-file.ts";

export const HOUR = 3_600_000;
const MONTH = 720 * HOUR;

/** Two orgs and what a client of bulk read does. Everything is asked as Acme's administrator unless a token is given. */
export interface BulkStage {
  readonly zoho: Running;
  /** May be changed while it runs; a job takes an hour at first. */
  readonly options: { -readonly [key in keyof BulkReadOptions]: BulkReadOptions[key] };
  /** What goes wrong with the next requests under /crm/bulk. */
  goWrong(fault: Fault | undefined): void;
  /** Moves the world's clock. */
  pass(ms: number): void;
  post(body: unknown, token?: string): ReturnType<Running["ask"]>;
  get(path: string, token?: string): ReturnType<Running["ask"]>;
  /** Adds a job that reads Accounts unless the query says otherwise; its id. */
  add(query: object, token?: string): Promise<string>;
  job(id: string, token?: string): Promise<Decoded>;
  download(id: string, token?: string): Promise<Response>;
  bytes(id: string, token?: string): Promise<Buffer>;
  /** The rows of a job that ends at once. */
  read(query: object, token?: string): ReturnType<typeof rowsOf>;
}

export async function openBulkStage(): Promise<BulkStage> {
  const options: BulkStage["options"] = { takesMs: HOUR };
  let fault: Fault | undefined;
  const zoho = await run({
    bulkRead: options,
    tokenLifeMs: MONTH,
    fault: (req) => (req.originalUrl.includes("/bulk/") ? fault : undefined),
  });
  const admin = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
  const stage: BulkStage = {
    zoho,
    options,
    goWrong: (asked) => void (fault = asked),
    pass: (ms) => zoho.world.clock.moveTo(zoho.world.clock.now() + ms),
    post: async (body, token = admin) =>
      zoho.ask("POST", "/crm/bulk/v6/read", { body, headers: { "content-type": "application/json" }, token }),
    get: async (path, token = admin) => zoho.ask("GET", path, { token }),
    async add(query, token) {
      const { status, json } = await stage.post(
        { query: { module: { api_name: "Accounts" }, ...query } },
        token,
      );
      expect([status, json.data?.[0].code]).toEqual([201, "ADDED_SUCCESSFULLY"]);
      return json.data[0].details.id;
    },
    job: async (id, token) => (await stage.get(`/crm/bulk/v6/read/${id}`, token)).json.data[0],
    download: async (id, token = admin) =>
      fetch(`${zoho.url}/crm/bulk/v6/read/${id}/result`, {
        headers: { authorization: `Zoho-oauthtoken ${token}` },
      }),
    bytes: async (id, token) => Buffer.from(await (await stage.download(id, token)).arrayBuffer()),
    async read(query, token) {
      options.takesMs = 0;
      return await rowsOf(await stage.bytes(await stage.add(query, token), token));
    },
  };
  return stage;
}
