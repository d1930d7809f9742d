import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { installExtension } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, signIn, userOf } from "./company.ts";
import { params } from "./sdk-request.ts";
import { clientOf, openSdkSession, openSdkWith, type SdkSession } from "./sdk-session.ts";

describe("the official SDK sets itself up", () => {
  let zoho: Running;
  let session: SdkSession | undefined;
  beforeEach(async () => {
    zoho = await run();
    insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
  });
  afterEach(async () => {
    session?.close();
    await zoho.close();
  });
  const paths = async (): Promise<string[]> => {
    const { calls } = (await (await fetch(`${zoho.url}/sandbox/calls`)).json()) as {
      calls: { method: string; path: string }[];
    };
    return calls.map((one) => `${one.method} ${one.path}`);
  };
  const list = async (): Promise<Decoded> =>
    new Z.Record.RecordOperations("Accounts").getRecords(await params({ fields: "id" }));
  const orgOf = async (): Promise<string> => {
    const answer: Decoded = await new Z.Org.OrgOperations().getOrganization();
    return answer.getObject().getOrg()[0].getZgid();
  };
  const grant = async (): Promise<string> => {
    const { id: userId } = userOf(zoho.acme, "Administrator");
    const answer = await fetch(`${zoho.url}/sandbox/grant`, {
      method: "POST",
      body: new URLSearchParams({ zgid: zoho.acme.zgid, userId, clientId: zoho.acme.client.id }),
    });
    return ((await answer.json()) as { code: string }).code;
  };

  it("with a grant token, which it trades for a refresh token", async () => {
    const token = clientOf(zoho)
      .grantToken(await grant())
      .redirectURL(zoho.acme.client.redirectUri)
      .findUser(false)
      .build();
    session = await openSdkWith(zoho, token);
    expect(await orgOf()).toBe(zoho.acme.zgid);
    expect(token.getRefreshToken()).toMatch(/\S{20}/);
    expect(await paths()).toEqual(["POST /oauth/v2/token", "GET /crm/v6/org"]);
  });

  it("with an access token alone, and then it asks for no other", async () => {
    const { access_token } = await signIn(zoho.url, zoho.acme, userOf(zoho.acme, "Administrator"));
    const before = (await paths()).length;
    session = await openSdkWith(zoho, new Z.OAuthBuilder().accessToken(access_token).findUser(false).build());
    expect(await orgOf()).toBe(zoho.acme.zgid);
    expect((await paths()).slice(before)).toEqual(["GET /crm/v6/org"]);
  });

  it("finding out whose token it has, unless told not to", async () => {
    const { refresh_token } = await signIn(zoho.url, zoho.acme, userOf(zoho.acme, "Administrator"));
    const before = (await paths()).length;
    session = await openSdkWith(zoho, clientOf(zoho).refreshToken(refresh_token).findUser(true).build());
    await orgOf();
    expect((await paths()).slice(before)).toEqual([
      "POST /oauth/v2/token",
      "GET /crm/v6/users?type=CurrentUser",
      "GET /crm/v6/org",
      "GET /crm/v6/org",
    ]);
  });

  it("and says so when its refresh token is none", async () => {
    const token = clientOf(zoho).refreshToken("none").findUser(false).build();
    const failed: unknown = await openSdkWith(zoho, token).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "INVALID TOKEN ERROR", message: "invalid_code" });
  });

  it("with the fields of every module, and within the hour asks only for what changed", async () => {
    session = await openSdkSession(zoho, { autoRefreshFields: true });
    const before = (await paths()).length;
    expect((await list()).getObject().getData()).toHaveLength(1);
    const modules = [...zoho.acme.modules.keys()];
    const first = (await paths()).slice(before);
    expect(first[0]).toBe("GET /crm/v6/settings/modules");
    expect(first.slice(1, -1)).toEqual(
      expect.arrayContaining(modules.map((name) => `GET /crm/v6/settings/fields?module=${name}`)),
    );
    expect(first).toHaveLength(modules.length + 2);

    // Noted long before the machine's today, so the SDK asks again; and after the last change of any module.
    zoho.world.clock.moveTo(zoho.world.clock.now() + 120_000);
    noteRefreshed(session.folder, zoho.world.clock.now() - 60_000);
    const asked = (await paths()).length;
    expect((await list()).getStatusCode()).toBe(200);
    expect((await paths()).slice(asked).map(address)).toEqual([
      "GET /crm/v6/settings/modules",
      "GET /crm/v6/Accounts",
    ]);

    installExtension(zoho.acme, newField);
    noteRefreshed(session.folder, zoho.world.clock.now() - 60_000);
    const again = (await paths()).length;
    await list();
    expect((await paths()).slice(again).map(address)).toEqual([
      "GET /crm/v6/settings/modules",
      "GET /crm/v6/settings/fields",
      "GET /crm/v6/Accounts",
    ]);
    expect(metadata(session.folder)["deals"]).toHaveProperty("New_Field");
  });
});

const address = (path: string): string => path.split("?")[0] ?? "";

const newField = {
  modules: [],
  fields: [
    { module: "Deals", apiName: "New_Field", label: { en: "New field", zh: "新字段" }, dataType: "text" },
  ],
};

const fileIn = (folder: string): string =>
  join(folder, "resources", readdirSync(join(folder, "resources"))[0] ?? "");

const metadata = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(fileIn(folder), "utf8")) as Record<string, unknown>;

function noteRefreshed(folder: string, at: number): void {
  const known = { ...metadata(folder), "FIELDS-LAST-MODIFIED-TIME": at };
  writeFileSync(fileIn(folder), JSON.stringify(known));
}
