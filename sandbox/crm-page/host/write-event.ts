import { checkCreditHold } from "../../functions/index.ts";
import { canSee, findRecord, insertRecord, updateRecord } from "../../world/index.ts";
import {
  type Asker,
  type CrmEvent,
  failedInside,
  fieldsOf,
  type HostAnswer,
  noPermission,
  rejected,
  resolved,
  textOf,
} from "./host-answer.ts";

/** CREATE of a record or of notes on one. */
export function answerCreate(asker: Asker, event: CrmEvent): HostAnswer {
  const module = textOf(event["Entity"]);
  if (!asker.org.modules.has(module)) return failedInside("INVALID_MODULE", `no module ${module}`);
  if (asker.user.profile.name === "Guest") return noPermission(module);
  if (event["type"] === "RECORD") {
    const {
      trigger: _trigger,
      action: _action,
      duplicate_check_fields: _fields,
      ...data
    } = fieldsOf(event["APIData"]);
    return insert(asker, module, data);
  }
  if (event["type"] === "NOTES") return createNotes(asker, module, event);
  return rejected("NOT_SUPPORTED", `the sandbox does not create ${textOf(event["type"])}`);
}

function createNotes(asker: Asker, module: string, event: CrmEvent): HostAnswer {
  const parent = findRecord(asker.org, module, textOf(event["RelatedID"]));
  if (!parent || !canSee(asker.org, asker.user, module, parent)) {
    return failedInside("INVALID_DATA", "the related id given seems to be invalid", {
      id: event["RelatedID"],
    });
  }
  const notes = fieldsOf(event["APIData"])["data"];
  const first = fieldsOf(Array.isArray(notes) ? notes[0] : undefined);
  const { Note_Title, Note_Content } = first;
  return insert(asker, "Notes", {
    Note_Title,
    Note_Content,
    Parent_Id: { id: parent.id },
    $se_module: module,
  });
}

function insert(asker: Asker, module: string, data: CrmEvent): HostAnswer {
  const missing = [...(asker.org.modules.get(module)?.fields.values() ?? [])].find(
    ({ mandatory, apiName }) => mandatory && (data[apiName] ?? "") === "",
  );
  if (missing) {
    return failedInside("MANDATORY_NOT_FOUND", "required field not found", { api_name: missing.apiName });
  }
  const held = checkCreditHold(asker.org, module, data, undefined);
  if (held !== undefined) return failedInside("INVALID_DATA", held, { api_name: "Account_Name" });
  try {
    return succeeded(insertRecord(asker.org, module, data, asker.user).id, "record added");
  } catch (fault) {
    return failedInside("DUPLICATE_DATA", String(fault));
  }
}

/** UPDATE of one record. */
export function answerUpdate(asker: Asker, event: CrmEvent): HostAnswer {
  if (event["type"] !== "RECORD") return rejected("NOT_SUPPORTED", "the sandbox updates records only");
  const module = textOf(event["Entity"]);
  const { id, trigger: _trigger, ...changes } = fieldsOf(event["APIData"]);
  const record = findRecord(asker.org, module, textOf(id));
  if (!record || !canSee(asker.org, asker.user, module, record)) {
    return failedInside("INVALID_DATA", "the id given seems to be invalid", { id });
  }
  const held = checkCreditHold(asker.org, module, changes, record);
  if (held !== undefined) return failedInside("INVALID_DATA", held, { id, api_name: "Account_Name" });
  try {
    updateRecord(asker.org, module, record.id, changes, asker.user);
    return succeeded(record.id, "record updated");
  } catch (fault) {
    return failedInside("DUPLICATE_DATA", String(fault), { id });
  }
}

const succeeded = (id: string, message: string): HostAnswer =>
  resolved({ data: [{ code: "SUCCESS", details: { id }, message, status: "success" }] });
