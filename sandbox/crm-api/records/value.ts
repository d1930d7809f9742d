import { findRecord } from "../../world/records.ts";
import { canSee } from "../../world/sharing.ts";
import type { Field } from "../../world/types.ts";
import { stamp } from "../../world/zone-time.ts";
import type { Call } from "../call.ts";
import { isObject, plainText } from "../call.ts";

/** A value ready to be kept, or why it cannot be: the details of an INVALID_DATA. */
export type Checked =
  | { readonly value: unknown }
  | { readonly wrong: Readonly<Record<string, unknown>>; readonly message?: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:?\d{2})$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks one value against its field's type. `parent` is the module that $se_module names. */
export function checkValue(call: Call, field: Field, value: unknown, parent: string | undefined): Checked {
  switch (field.dataType) {
    case "integer":
      return Number.isInteger(value) ? { value } : expected("integer");
    case "double":
    case "currency":
    case "percent":
      return typeof value === "number" ? { value } : expected("double");
    case "bigint":
      return /^\d{1,19}$/.test(plainText(value)) ? { value: plainText(value) } : expected("bigint");
    case "boolean":
      return typeof value === "boolean" ? { value } : expected("boolean");
    case "date":
      return isDay(value) ? { value } : expected("date");
    case "datetime":
      return isMoment(value) ? { value: stamp(call.org.timeZone, Date.parse(value)) } : expected("datetime");
    case "multiselectpicklist":
    case "subform":
      return Array.isArray(value) ? { value } : expected("jsonarray");
    case "ownerlookup":
      return checkUser(call, value);
    case "lookup":
      return checkLookup(call, field.lookup === "se_module" ? parent : field.lookup, value);
    default:
      return checkText(field, value);
  }
}

const expected = (type: string): Checked => ({ wrong: { expected_data_type: type } });

const isDay = (value: unknown): value is string =>
  typeof value === "string" &&
  DAY.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

const isMoment = (value: unknown): value is string =>
  typeof value === "string" && MOMENT.test(value) && !Number.isNaN(Date.parse(value));

function checkText(field: Field, value: unknown): Checked {
  if (typeof value !== "string") return expected(field.dataType === "email" ? "email" : "text");
  if (field.dataType === "email" && !EMAIL.test(value)) return expected("email");
  const most = field.maxLength ?? 255;
  return value.length > most ? { wrong: { maximum_length: most } } : { value };
}

const NO_SUCH_ID = "the id given seems to be invalid";

function checkUser(call: Call, value: unknown): Checked {
  const id = idGiven(value);
  const user = call.org.users.find((one) => one.id === id);
  return user
    ? { value: { name: user.fullName, id: user.id, email: user.email } }
    : { wrong: {}, message: NO_SUCH_ID };
}

function checkLookup(call: Call, module: string | undefined, value: unknown): Checked {
  const id = idGiven(value);
  if (id === undefined) return expected("jsonobject");
  const record = module === undefined ? undefined : findRecord(call.org, module, id);
  const seen = module !== undefined && record !== undefined && canSee(call.org, call.user, module, record);
  return seen ? { value: { id } } : { wrong: {}, message: NO_SUCH_ID };
}

function idGiven(value: unknown): string | undefined {
  const id = isObject(value) ? value["id"] : value;
  return typeof id === "string" ? id : undefined;
}
