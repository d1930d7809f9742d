import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import { asTenant, currentTenant } from "./tenant.ts";

export type ZohoSdk = typeof Sdk;

export interface SdkOptions {
  /** Where the SDK may keep what it learned of each org's fields: in a directory of this process, gone when it ends. */
  readonly resourceDir: string;
  readonly timeoutMs?: number;
}

let opened: { readonly dir: string; readonly sdk: Promise<ZohoSdk> } | undefined;

/**
 * Loads (a second or two) and initializes the SDK: once in a process, for every tenant. Its state is static, so a
 * second directory or a second initialize would cross tenants; both are refused here.
 */
export function openSdk(options: SdkOptions): Promise<ZohoSdk> {
  const dir = resolve(options.resourceDir);
  if (opened && opened.dir !== dir) {
    throw new Error(`The Zoho SDK already keeps its files in ${opened.dir}; one process has one place.`);
  }
  opened ??= { dir, sdk: initialize(dir, options.timeoutMs ?? 30_000) };
  return opened.sdk;
}

async function initialize(dir: string, timeoutMs: number): Promise<ZohoSdk> {
  const own = ownDirectory(dir);
  const Z = await import("@zohocrm/typescript-sdk-6.0");
  const config = new Z.SDKConfigBuilder()
    .autoRefreshFields(false)
    .pickListValidation(false)
    .timeout(timeoutMs)
    .build();
  const boot = { orgId: "0", zgid: "0", apiUrl: "http://boot.invalid", token: "", expiresAt: 0 };
  await asTenant({ access: boot, module: "boot" }, async () =>
    (await new Z.InitializeBuilder())
      .environment(tenantEnvironment(Z))
      .token(tenantToken(Z))
      .store(nullStore)
      .SDKConfig(config)
      .resourcePath(`${own}/`)
      .initialize(),
  );
  return Z;
}

/** New for every process: fields an admin added since are learned anew, and no other process writes into the files. */
function ownDirectory(dir: string): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const own = mkdtempSync(join(dir, "fields-"));
  mkdirSync(join(own, "resources"));
  process.once("exit", () => rmSync(own, { recursive: true, force: true }));
  return own;
}

/** The API address of whoever the present work is for. */
function tenantEnvironment(Z: ZohoSdk): Sdk.Environment {
  class TenantEnvironment extends Z.Environment {
    override getUrl(): string {
      return currentTenant().access.apiUrl;
    }
    // Tokens are fetched by token-provider.ts alone; the SDK has nowhere to ask.
    override getAccountsUrl(): string {
      return "http://accounts.invalid";
    }
    override getFileUploadUrl(): string {
      return "http://files.invalid";
    }
  }
  return new TenantEnvironment("", "", "");
}

/** The token of whoever the present work is for. Its signature names the file of fields: one a tenant and module. */
function tenantToken(Z: ZohoSdk): Sdk.OAuthToken {
  class TenantToken extends Z.OAuthToken {
    override getUserSignature(): Sdk.UserSignature {
      const { access, module } = currentTenant();
      return new Z.UserSignature(`${access.orgId}.${module}`);
    }
    override async authenticate(connector: Parameters<Sdk.OAuthToken["authenticate"]>[0]): Promise<void> {
      connector.addHeader("Authorization", `Zoho-oauthtoken ${currentTenant().access.token}`);
    }
    override async generateToken(): Promise<void> {
      // Nothing to fetch at initialize.
    }
  }
  return new TenantToken(null, null, null, null, null, null, null, null, false);
}

/** The SDK wants a store of tokens; ours are in the connection row. Every method must answer a promise. */
const nullStore: Parameters<Sdk.InitializeBuilder["store"]>[0] = {
  findToken: async () => null,
  findTokenById: async () => null,
  saveToken: async () => undefined,
  deleteToken: async () => undefined,
  getTokens: async () => [],
  deleteTokens: async () => undefined,
};
