import type { CrmRecord, Org, SandboxClock } from "./types.ts";

/** One record as it came, changed or went: what a listener is told, at the moment it happened. */
export interface RecordChange {
  readonly module: string;
  readonly operation: "insert" | "update" | "delete";
  readonly before: CrmRecord | undefined;
  readonly after: CrmRecord | undefined;
}

/** What an org keeps for itself beside the records everyone may read: its id sequence and its indexes. */
interface OrgState {
  readonly clock: SandboxClock;
  /** The first six digits of every id of this org. */
  readonly prefix: string;
  sequence: number;
  /** module → a number that grows whenever a record of it is added, changed or removed. */
  readonly versions: Map<string, number>;
  /** module → when its fields were last added to, in milliseconds. */
  readonly shaped: Map<string, number>;
  /** "module.field" → value → record id, for unique fields. */
  readonly unique: Map<string, Map<string, string>>;
  readonly listeners: Set<(change: RecordChange) => void>;
}

const states = new WeakMap<Org, OrgState>();

export const PREFIX_LENGTH = 6;
const SEQUENCE_LENGTH = 12;

export function keepState(org: Org, clock: SandboxClock, prefix: string, sequence: number): void {
  states.set(org, {
    clock,
    prefix,
    sequence,
    versions: new Map(),
    shaped: new Map(),
    unique: new Map(),
    listeners: new Set(),
  });
}

export function stateOf(org: Org): OrgState {
  const state = states.get(org);
  if (!state) throw new Error(`Org ${org.name} was not made by addOrg.`);
  return state;
}

/** 18 digits, always above 2^53, growing: the order of ids is the order of creation. */
export const makeId = (prefix: string, sequence: number): string =>
  prefix + String(sequence).padStart(SEQUENCE_LENGTH, "0");

export function nextId(org: Org): string {
  const state = stateOf(org);
  state.sequence += 1;
  return makeId(state.prefix, state.sequence);
}

export const nowOf = (org: Org): number => stateOf(org).clock.now();

export function versionOf(org: Org, module: string): number {
  return stateOf(org).versions.get(module) ?? 0;
}

export function touch(org: Org, module: string): void {
  stateOf(org).versions.set(module, versionOf(org, module) + 1);
}

/** When the module was made or last got a field, in milliseconds. */
export const shapedAt = (org: Org, module: string): number => stateOf(org).shaped.get(module) ?? 0;

export function reshape(org: Org, module: string): void {
  stateOf(org).shaped.set(module, nowOf(org));
}

/** The index of one unique field; made empty on first use. */
export function uniqueIndex(org: Org, module: string, field: string): Map<string, string> {
  const all = stateOf(org).unique;
  const key = `${module}.${field}`;
  let index = all.get(key);
  if (!index) {
    index = new Map();
    all.set(key, index);
  }
  return index;
}

/** Hears of every record of the org from now on, whoever changes it. */
export function listen(org: Org, listener: (change: RecordChange) => void): void {
  stateOf(org).listeners.add(listener);
}

export function tell(org: Org, change: RecordChange): void {
  for (const listener of stateOf(org).listeners) listener(change);
}
