import { runFunction } from "../../functions/index.ts";
import { answerConfig, answerMeta, answerUser } from "./config-event.ts";
import {
  type Asker,
  type CrmEvent,
  fieldsOf,
  type HostAnswer,
  rejected,
  resolved,
  textOf,
} from "./host-answer.ts";
import { answerRead } from "./read-event.ts";
import { answerCreate, answerUpdate } from "./write-event.ts";

/** Answers one CRM_EVENT with the rights of the asker. What the sandbox does not play is rejected by name. */
export async function answerEvent(asker: Asker, event: CrmEvent): Promise<HostAnswer> {
  if (asker.failure === "rejects") return rejected("INTERNAL_ERROR", "the sandbox was told to fail");
  switch (event["category"]) {
    case "READ":
      return answerRead(asker, event);
    case "CREATE":
      return answerCreate(asker, event);
    case "UPDATE":
      return answerUpdate(asker, event);
    case "CONFIG":
      return answerConfig(asker, event);
    case "USER":
      return answerUser(asker, event);
    case "META":
      return answerMeta(asker, event);
    case "FUNCTIONS_EXECUTE":
      return executeFunction(asker, event);
    default:
      return rejected(
        "NOT_SUPPORTED",
        `the sandbox does not play ${textOf(event["category"]) || "this event"}`,
      );
  }
}

async function executeFunction(asker: Asker, event: CrmEvent): Promise<HostAnswer> {
  if (asker.failure === "inside")
    return resolved({
      code: "error",
      details: { output: null },
      message: "the function ended with an error",
    });
  const request = fieldsOf(fieldsOf(event["data"])["data"]);
  const name = textOf(event["customFunctionName"]);
  return resolved(await runFunction(asker.org, asker.user, name, request["arguments"]));
}
