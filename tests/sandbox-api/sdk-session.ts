import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { type Running, signIn, userOf } from "./company.ts";

/** The official SDK, signed in as the administrator. It can be set up once in a process, so once in a test file. */
export async function openSdkSession(zoho: Running): Promise<{ close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "sdk-"));
  mkdirSync(join(folder, "resources"));
  const { refresh_token: refreshToken } = await signIn(
    zoho.url,
    zoho.acme,
    userOf(zoho.acme, "Administrator"),
  );
  const token = new Z.OAuthBuilder()
    .clientId(zoho.acme.client.id)
    .clientSecret(zoho.acme.client.secret)
    .refreshToken(refreshToken)
    .findUser(false)
    .build();
  const environment = Z.DataCenter.setEnvironment(zoho.url, `${zoho.url}/oauth/v2/token`, zoho.url);
  await (await new Z.InitializeBuilder())
    .environment(environment)
    .token(token)
    .store(memoryStore())
    .SDKConfig(
      new Z.SDKConfigBuilder().autoRefreshFields(false).pickListValidation(true).timeout(10_000).build(),
    )
    .resourcePath(`${folder}/`)
    .initialize();
  return { close: () => rmSync(folder, { recursive: true, force: true }) };
}

type TokenStore = Parameters<Z.InitializeBuilder["store"]>[0];

function memoryStore(): TokenStore {
  let kept: Z.OAuthToken | null = null;
  return {
    async findToken(asked) {
      if (!kept || !(asked instanceof Z.OAuthToken)) return null;
      asked.setId("1");
      asked.setAccessToken(kept.getAccessToken());
      asked.setExpiresIn(kept.getExpiresIn());
      return asked;
    },
    findTokenById: async () => kept,
    async saveToken(token) {
      if (token instanceof Z.OAuthToken) kept = token;
    },
    async deleteToken() {
      kept = null;
    },
    getTokens: async () => (kept ? [kept] : []),
    async deleteTokens() {
      kept = null;
    },
  };
}
