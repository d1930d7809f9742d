import { canSee, type CrmRecord, findRecord, type Org, renderRecord } from "../../world/index.ts";
import {
  type Asker,
  type CrmEvent,
  failedInside,
  fieldsOf,
  type HostAnswer,
  noPermission,
  resolved,
  textOf,
} from "./host-answer.ts";

const MAX_PER_PAGE = 200;

/** READ: one record, a list or a related list, told apart by the keys alone, as the SDK leaves it. */
export function answerRead(asker: Asker, event: CrmEvent): HostAnswer {
  const asked = fieldsOf(event["APIData"]);
  const module = textOf(asked["Entity"]);
  const shape = asker.org.modules.get(module);
  if (!shape) return failedInside("INVALID_MODULE", `the module name given seems to be invalid: ${module}`);
  if (asker.user.profile.name === "Guest") return noPermission(module);
  const id = textOf(asked["RecordID"]);
  const related = textOf(asked["RelatedList"]);
  if (related) return answerRelated(asker, module, id, related, asked);
  if (id) return answerOne(asker, module, id);
  return answerList(asker, module, [...(asker.org.records.get(module)?.values() ?? [])], asked);
}

/** A record that is not there and one the user may not see look the same: no content. */
function answerOne(asker: Asker, module: string, id: string): HostAnswer {
  const record = findRecord(asker.org, module, id);
  if (!record || !canSee(asker.org, asker.user, module, record)) return resolved();
  return resolved({ data: [renderRecord(asker.org, module, record)] });
}

function answerRelated(
  asker: Asker,
  module: string,
  id: string,
  related: string,
  asked: CrmEvent,
): HostAnswer {
  const parent = findRecord(asker.org, module, id);
  if (!parent || !canSee(asker.org, asker.user, module, parent)) return resolved();
  if (!asker.org.modules.has(related)) {
    return failedInside("INVALID_DATA", `the related list name given seems to be invalid: ${related}`);
  }
  return answerList(asker, related, childrenOf(asker.org, module, id, related), asked);
}

/** The records of `related` that look up this one. */
export function childrenOf(org: Org, module: string, id: string, related: string): CrmRecord[] {
  const lookups = [...(org.modules.get(related)?.fields.values() ?? [])].filter(
    ({ lookup }) => lookup === module || lookup === "se_module",
  );
  return [...(org.records.get(related)?.values() ?? [])].filter((record) =>
    lookups.some(
      ({ apiName, lookup }) =>
        fieldsOf(record[apiName])["id"] === id && (lookup === module || record["$se_module"] === module),
    ),
  );
}

function answerList(
  asker: Asker,
  module: string,
  records: readonly CrmRecord[],
  asked: CrmEvent,
): HostAnswer {
  const seen = records.filter((record) => canSee(asker.org, asker.user, module, record));
  if (seen.length === 0) return resolved(emptyList(asker));
  const perPage = Math.min(MAX_PER_PAGE, positive(asked["per_page"], MAX_PER_PAGE));
  const page = positive(asked["page"], 1);
  const shown = seen.slice((page - 1) * perPage, page * perPage);
  return resolved({
    data: shown.map((record) => renderRecord(asker.org, module, record)),
    info: { per_page: perPage, count: shown.length, page, more_records: page * perPage < seen.length },
  });
}

/** Hosts were seen to say "no content" in four ways. */
function emptyList({ empty204 }: Asker): unknown {
  if (empty204 === undefined) return { data: [] };
  if (empty204 === "text") return "";
  return empty204 === "object" ? {} : undefined;
}

function positive(value: unknown, fallback: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}
