import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Crm, type CrmOptions, openCrm } from "../../server/adapters/zoho/open-crm.ts";
import { openSdk } from "../../server/adapters/zoho/sdk.ts";
import { openZohoStage, type ZohoStage } from "../support/zoho-stage.ts";
import { type MemoryConnections, memoryConnections } from "./memory-connections.ts";

/** Orgs "1" and "2" of the stage, connected, and our adapter in front of them. */
export interface TestCrm {
  readonly stage: ZohoStage;
  readonly connections: MemoryConnections;
  readonly crm: Crm;
  /** Another process on the same rows. It cannot write: the SDK is initialized once in a process. */
  another(): Crm;
  close(): Promise<void>;
}

/** Short enough to wait for in a test, long enough for a busy machine. */
const ATTEMPT_MS = 2_500;

// The SDK keeps one directory for the life of a process, which is a test file.
let resourceDir: string | undefined;

export async function openTestCrm(options: Partial<CrmOptions> = {}): Promise<TestCrm> {
  resourceDir ??= mkdtempSync(join(tmpdir(), "fields-"));
  const dir = resourceDir;
  // Loading it takes seconds under jest: not on the clock of a test that looks at deadlines.
  await openSdk({ resourceDir: dir, timeoutMs: options.timeoutMs ?? ATTEMPT_MS });
  const stage = await openZohoStage();
  const connections = memoryConnections();
  for (const [index, org] of stage.orgs.entries()) {
    connections.put(String(index + 1), org.zgid, await stage.connect(org));
  }
  const open = (): Crm =>
    openCrm({
      connections,
      now: () => new Date(stage.world.clock.now()),
      resourceDir: dir,
      timeoutMs: ATTEMPT_MS,
      deadlineMs: 6_000,
      ...options,
    });
  return { stage, connections, crm: open(), another: open, close: stage.close };
}

export function removeResources(): void {
  if (resourceDir !== undefined) rmSync(resourceDir, { recursive: true, force: true });
}

export async function collect<T>(pages: AsyncIterable<{ readonly items: readonly T[] }>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page.items);
  return all;
}
