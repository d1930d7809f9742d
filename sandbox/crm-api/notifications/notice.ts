import type { RecordChange } from "../../world/org-state.ts";
import type { CrmRecord, Org } from "../../world/types.ts";
import { type Channel, type Operation, resourceUri } from "./channel.ts";

/** Something that a channel is to be told of one record. */
export interface Happening {
  readonly module: string;
  readonly id: string;
  readonly operation: RecordChange["operation"];
  /** api name → value; the fields that an update changed. */
  readonly changed: Readonly<Record<string, unknown>>;
}

const watchedAs: Readonly<Record<RecordChange["operation"], Operation>> = {
  insert: "create",
  update: "edit",
  delete: "delete",
};
const MOST_IDS = 100;

/** What a channel hears of a change: the record itself, and the records it hangs on when related actions count. */
export function happeningsFor(channel: Channel, org: Org, change: RecordChange): Happening[] {
  const record = change.after ?? change.before;
  if (record === undefined) return [];
  const { module, operation } = change;
  const heard: Happening[] = [];
  if (channel.events.get(module)?.has(watchedAs[operation]))
    heard.push({ module, id: record.id, operation, changed: changedFields(change) });
  if (channel.onRelatedAction)
    for (const parent of parentsOf(org, module, record))
      if (channel.events.get(parent.module)?.has("edit"))
        heard.push({ ...parent, operation: "update", changed: {} });
  return heard;
}

function changedFields({ operation, before, after }: RecordChange): Record<string, unknown> {
  if (operation !== "update" || !before || !after) return {};
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => !bookkeeping.has(name) && JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  );
}

const bookkeeping = new Set(["Modified_Time", "Modified_By", "Last_Activity_Time"]);

function parentsOf(org: Org, module: string, record: CrmRecord): { module: string; id: string }[] {
  const parents: { module: string; id: string }[] = [];
  for (const { apiName, lookup } of org.modules.get(module)?.fields.values() ?? []) {
    if (lookup === undefined) continue;
    const parent = lookup === "se_module" ? record["$se_module"] : lookup;
    const id = (record[apiName] as { id?: unknown } | null | undefined)?.id;
    if (typeof parent === "string" && typeof id === "string" && org.records.get(parent)?.has(id))
      parents.push({ module: parent, id });
  }
  return parents;
}

/** One POST to a channel's address, in Zoho's shape. */
export interface Notice {
  readonly server_time: number;
  readonly affected_values?: readonly { readonly record_id: string; readonly values: object }[];
  readonly query_params: Readonly<Record<string, string>>;
  readonly module: string;
  readonly resource_uri: string;
  readonly ids: readonly string[];
  readonly affected_fields: readonly Readonly<Record<string, readonly string[]>>[];
  readonly operation: string;
  readonly channel_id: string;
  readonly token: string | null;
}

/** What happened in one request, told together: for each operation on each module a notice, of 100 ids at most. */
export function noticesOf(channel: Channel, happenings: readonly Happening[], now: number): Notice[] {
  const kinds = new Map<string, Map<string, Happening>>();
  for (const each of happenings) {
    const kind = `${each.module} ${each.operation}`;
    const byId = kinds.get(kind) ?? new Map<string, Happening>();
    const changed = { ...byId.get(each.id)?.changed, ...each.changed };
    kinds.set(kind, byId.set(each.id, { ...each, changed }));
  }
  return [...kinds.values()].flatMap((byId) => {
    const all = [...byId.values()];
    const parts = Math.ceil(all.length / MOST_IDS);
    return Array.from({ length: parts }, (_, part) =>
      noticeOf(channel, all.slice(part * MOST_IDS, (part + 1) * MOST_IDS), now),
    );
  });
}

function noticeOf(channel: Channel, run: readonly Happening[], now: number): Notice {
  const { module = "", operation = "update" } = run[0] ?? {};
  const told = run.filter(({ changed }) => Object.keys(changed).length > 0);
  return {
    server_time: now,
    ...(channel.withValues
      ? { affected_values: told.map(({ id, changed }) => ({ record_id: id, values: changed })) }
      : {}),
    query_params: Object.fromEntries(new URL(channel.notifyUrl).searchParams),
    module,
    resource_uri: resourceUri(channel, module),
    ids: run.map(({ id }) => id),
    affected_fields: told.map(({ id, changed }) => ({ [id]: Object.keys(changed) })),
    operation,
    channel_id: channel.id,
    token: channel.token,
  };
}
