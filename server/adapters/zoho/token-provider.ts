import { setTimeout as sleep } from "node:timers/promises";
import type { ConnectionDesk, StoredConnection } from "../../sync/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import { askForToken, OAUTH_TIMEOUT_MS, type TokenAnswer } from "./oauth.ts";
import { acceptedApiUrl } from "./zoho-hosts.ts";

/** What one call needs: where to, as whom. */
export interface Access {
  readonly orgId: string;
  readonly zgid: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly expiresAt: number;
}

export interface TokenProvider {
  /** The org's present token; the first to find it old asks Zoho, everybody else waits for that one answer. */
  get(orgId: string): Promise<Access>;
  /** After a 401: this token is not to be used again, whatever its hour. */
  drop(orgId: string, usedToken: string): void;
  /** After the org was connected again: read its row before the next call. */
  forget(orgId: string): void;
}

export interface TokenProviderOptions {
  readonly connections: ConnectionDesk;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

const EARLY_MS = 60_000;
/** How long the right to ask outlives the question: the answer must still be written down. */
const LEASE_SLACK_MS = 5_000;
const LOOK_AGAIN_MS = 200;
const THROTTLE_MS = 60_000;

export function createTokenProvider(options: TokenProviderOptions): TokenProvider {
  const { connections, now } = options;
  const timeoutMs = options.timeoutMs ?? OAUTH_TIMEOUT_MS;
  const kept = new Map<string, Access>();
  /** The tokens of an org that got a 401 since its last new one; their 401s may come in in any order. */
  const dropped = new Map<string, Set<string>>();
  const asking = new Map<string, Promise<Access>>();
  /** Until when (performance.now) Zoho wants to hear nothing of an org. */
  const quietUntil = new Map<string, number>();

  const fresh = (access: Access): boolean => access.expiresAt - EARLY_MS > now().getTime();
  const usable = (row: StoredConnection): Access | null => {
    const access = accessIn(row);
    return access && !dropped.get(row.orgId)?.has(access.token) && fresh(access) ? access : null;
  };

  /** Null when the org was connected anew meanwhile: look again. */
  async function refresh(row: StoredConnection): Promise<Access | null> {
    const { orgId, revision } = row;
    const known = usable(row);
    if (known) {
      await connections.postponeRefresh(orgId, 0);
      return known;
    }
    const answer = await askAnew(row, timeoutMs);
    if (answer.kind === "refused") {
      const stands = await connections.keepRefusal(orgId, revision, answer.reason);
      if (!stands) return null;
      throw refusedConnection(answer.reason);
    }
    if (answer.kind === "throttled") quietUntil.set(orgId, performance.now() + THROTTLE_MS);
    if (answer.kind !== "token") {
      await connections.postponeRefresh(orgId, answer.kind === "throttled" ? THROTTLE_MS : 0);
      throw faultOf(answer);
    }
    if (acceptedApiUrl(answer.apiDomain, row.apiUrl) === null) {
      await connections.postponeRefresh(orgId, THROTTLE_MS);
      throw new CrmFault("refused", "Zoho Accounts named an API domain that is not Zoho's.");
    }
    const expiresAt = new Date(now().getTime() + answer.expiresInMs);
    const stands = await connections.keepAccess(orgId, revision, answer.accessToken, expiresAt);
    if (stands) dropped.delete(orgId);
    return stands
      ? { orgId, zgid: row.zgid, apiUrl: row.apiUrl, token: answer.accessToken, expiresAt: +expiresAt }
      : null;
  }

  return {
    async get(orgId) {
      const held = kept.get(orgId);
      if (held && fresh(held)) return held;
      const waiting = asking.get(orgId);
      if (waiting) return waiting;
      const quiet = (quietUntil.get(orgId) ?? 0) - performance.now();
      if (quiet > 0) throw throttled(quiet);
      const asked = firstFound(orgId, { connections, timeoutMs, usable, refresh }).finally(() =>
        asking.delete(orgId),
      );
      asking.set(orgId, asked);
      const access = await asked;
      kept.set(orgId, access);
      return access;
    },
    forget: (orgId) => void kept.delete(orgId),
    drop(orgId, usedToken) {
      dropped.set(orgId, (dropped.get(orgId) ?? new Set()).add(usedToken));
      if (kept.get(orgId)?.token === usedToken) kept.delete(orgId);
    },
  };
}

interface Search {
  readonly connections: ConnectionDesk;
  readonly timeoutMs: number;
  readonly usable: (row: StoredConnection) => Access | null;
  readonly refresh: (row: StoredConnection) => Promise<Access | null>;
}

/** Whoever has the right to ask asks; the others look again until the answer stands in the row. */
async function firstFound(
  orgId: string,
  { connections, timeoutMs, usable, refresh }: Search,
): Promise<Access> {
  const deadline = performance.now() + timeoutMs + LOOK_AGAIN_MS;
  for (;;) {
    const found = usable(await connected(connections, orgId));
    if (found) return found;
    if (await connections.claimRefresh(orgId, timeoutMs + LEASE_SLACK_MS)) {
      const fetched = await refresh(await connected(connections, orgId));
      if (fetched) return fetched;
    } else if (performance.now() > deadline) {
      throw new CrmFault("throttled", "Another process waits for Zoho's token.", {
        retryAfterMs: THROTTLE_MS,
      });
    } else await sleep(LOOK_AGAIN_MS);
  }
}

/** The token that a row keeps, whether or not it may still be used. */
function accessIn({ orgId, zgid, apiUrl, accessToken, accessExpiresAt }: StoredConnection): Access | null {
  if (accessToken === null || accessExpiresAt === null) return null;
  return { orgId, zgid, apiUrl, token: accessToken, expiresAt: accessExpiresAt.getTime() };
}

const askAnew = (row: StoredConnection, timeoutMs: number): Promise<TokenAnswer> =>
  askForToken(
    row.accountsUrl,
    {
      client_id: row.clientId,
      client_secret: row.clientSecret,
      grant_type: "refresh_token",
      refresh_token: row.refreshToken,
    },
    timeoutMs,
  );

async function connected(connections: ConnectionDesk, orgId: string): Promise<StoredConnection> {
  const row = await connections.read(orgId);
  if (!row) throw new CrmFault("refused", `Org ${orgId} is not connected to a CRM.`);
  if (row.state === "refused") throw refusedConnection(row.stateReason ?? "unknown");
  return row;
}

const refusedConnection = (reason: string): CrmFault =>
  new CrmFault("refused", `Zoho no longer accepts this org's connection (${reason}). Connect it again.`, {
    code: reason,
  });

function faultOf(answer: Extract<TokenAnswer, { kind: "throttled" | "unreachable" }>): CrmFault {
  return answer.kind === "throttled" ? throttled(THROTTLE_MS) : new CrmFault("unreachable", answer.reason);
}

const throttled = (retryAfterMs: number): CrmFault =>
  new CrmFault("throttled", "Zoho asks us to wait before the next access token.", { retryAfterMs });
