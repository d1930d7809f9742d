import { randomBytes } from "node:crypto";
import type { Org, User, World } from "../../world/types.ts";
import type { CrmApiOptions } from "../options.ts";

const MINUTE = 60_000;
const CODE_LIFE = 2 * MINUTE;
const WINDOW = 10 * MINUTE;
const LIVE_PER_REFRESH_TOKEN = 15;
const REFRESH_TOKENS_PER_USER = 20;

/** Who a token speaks for. */
export interface Caller {
  readonly org: Org;
  readonly user: User;
}
interface Code extends Caller {
  readonly clientId: string;
  readonly until: number;
  readonly offline: boolean;
}
interface RefreshToken extends Caller {
  readonly token: string;
  readonly clientId: string;
  readonly issuedAt: number[];
  readonly live: string[];
}
interface AccessToken extends Caller {
  readonly until: number;
}

interface Issued {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly lifeMs: number;
}
export type TokenAnswer = Issued | "invalid_code" | "throttled";

/** Hands out codes and tokens the way Zoho Accounts does, with its limits, by the world's clock. */
export interface TokenDesk {
  grant(caller: Caller, clientId: string, offline: boolean): string;
  exchange(code: string, clientId: string): TokenAnswer;
  refresh(token: string, clientId: string): TokenAnswer;
  /** False when there is no such token. */
  revoke(token: string): boolean;
  callerOf(accessToken: string): Caller | undefined;
}

const secret = (): string => `1000.${randomBytes(16).toString("hex")}.${randomBytes(16).toString("hex")}`;

export function tokenDesk(world: World, options: CrmApiOptions): TokenDesk {
  const lifeMs = options.tokenLifeMs ?? 60 * MINUTE;
  const perWindow = options.tokensPerTenMinutes ?? 10;
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, RefreshToken>();
  const accessTokens = new Map<string, AccessToken>();

  const drop = (kept: RefreshToken): void => {
    for (const token of kept.live) accessTokens.delete(token);
    refreshTokens.delete(kept.token);
  };

  const remember = (caller: Caller, clientId: string): RefreshToken => {
    const mine = [...refreshTokens.values()].filter((kept) => kept.user.id === caller.user.id);
    const oldest = mine[0];
    if (oldest && mine.length >= REFRESH_TOKENS_PER_USER) drop(oldest);
    const kept = { ...caller, token: secret(), clientId, issuedAt: [], live: [] };
    refreshTokens.set(kept.token, kept);
    return kept;
  };

  const issueAccess = (caller: Caller): string => {
    const token = secret();
    accessTokens.set(token, { ...caller, until: world.clock.now() + lifeMs });
    return token;
  };

  const issueFor = (kept: RefreshToken): string | undefined => {
    const now = world.clock.now();
    while ((kept.issuedAt[0] ?? now) <= now - WINDOW) kept.issuedAt.shift();
    if (kept.issuedAt.length >= perWindow) return undefined;
    kept.issuedAt.push(now);
    const token = issueAccess({ org: kept.org, user: kept.user });
    const live = kept.live.filter((one) => (accessTokens.get(one)?.until ?? 0) > now);
    while (live.length >= LIVE_PER_REFRESH_TOKEN) accessTokens.delete(live.shift() ?? "");
    kept.live.splice(0, kept.live.length, ...live, token);
    return token;
  };

  return {
    grant({ org, user }, clientId, offline) {
      const code = secret();
      codes.set(code, { org, user, clientId, offline, until: world.clock.now() + CODE_LIFE });
      return code;
    },
    exchange(code, clientId) {
      const kept = codes.get(code);
      codes.delete(code);
      if (!kept || kept.clientId !== clientId || kept.until <= world.clock.now()) return "invalid_code";
      const caller = { org: kept.org, user: kept.user };
      if (!kept.offline) return { accessToken: issueAccess(caller), lifeMs };
      const refreshToken = remember(caller, clientId);
      const accessToken = issueFor(refreshToken);
      return accessToken === undefined
        ? "throttled"
        : { accessToken, refreshToken: refreshToken.token, lifeMs };
    },
    refresh(token, clientId) {
      const kept = refreshTokens.get(token);
      if (!kept || kept.clientId !== clientId) return "invalid_code";
      const accessToken = issueFor(kept);
      return accessToken === undefined ? "throttled" : { accessToken, lifeMs };
    },
    revoke(token) {
      const kept = refreshTokens.get(token);
      if (kept) drop(kept);
      return kept !== undefined || accessTokens.delete(token);
    },
    callerOf(accessToken) {
      const kept = accessTokens.get(accessToken);
      if (kept && kept.until <= world.clock.now()) accessTokens.delete(accessToken);
      return kept && kept.until > world.clock.now() ? { org: kept.org, user: kept.user } : undefined;
    },
  };
}
