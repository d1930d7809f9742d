import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { type Running, signIn, userOf } from "./company.ts";

export interface SdkSession {
  /** Where the SDK keeps what it knows of fields. */
  readonly folder: string;
  close(): void;
}

/** The official SDK, signed in as the administrator. It can be set up once in a process, so once in a test file. */
export async function openSdkSession(
  zoho: Running,
  more: { readonly autoRefreshFields?: boolean } = {},
): Promise<SdkSession> {
  const { refresh_token: refreshToken } = await signIn(
    zoho.url,
    zoho.acme,
    userOf(zoho.acme, "Administrator"),
  );
  const token = clientOf(zoho).refreshToken(refreshToken).findUser(false).build();
  return await openSdkWith(zoho, token, more);
}

/** A token of the org's own client, to be given a refresh token, a grant token or an access token. */
export const clientOf = (zoho: Running): Z.OAuthBuilder =>
  new Z.OAuthBuilder().clientId(zoho.acme.client.id).clientSecret(zoho.acme.client.secret);

/** The official SDK with a token of the test's own making. */
export async function openSdkWith(
  zoho: Running,
  token: Z.OAuthToken,
  more: { readonly autoRefreshFields?: boolean } = {},
): Promise<SdkSession> {
  const folder = mkdtempSync(join(tmpdir(), "sdk-"));
  mkdirSync(join(folder, "resources"));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  const environment = Z.DataCenter.setEnvironment(zoho.url, `${zoho.url}/oauth/v2/token`, zoho.url);
  const builder = (await new Z.InitializeBuilder())
    .environment(environment)
    .token(token)
    .store(memoryStore())
    .SDKConfig(
      new Z.SDKConfigBuilder()
        .autoRefreshFields(more.autoRefreshFields ?? false)
        .pickListValidation(true)
        .timeout(10_000)
        .build(),
    )
    .resourcePath(`${folder}/`);
  try {
    await builder.initialize();
  } catch (error) {
    close();
    throw error;
  }
  return { folder, close };
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
