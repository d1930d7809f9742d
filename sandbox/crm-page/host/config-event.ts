import type { Field, User } from "../../world/index.ts";
import {
  type Asker,
  type CrmEvent,
  failedInside,
  type HostAnswer,
  rejected,
  resolved,
  textOf,
} from "./host-answer.ts";

/** CONFIG: the org, the user who looks at the page, and how they like it. */
export function answerConfig(asker: Asker, event: CrmEvent): HostAnswer {
  const { org, user } = asker;
  switch (event["type"]) {
    case "ORG":
      return resolved({
        org: [
          {
            id: org.id,
            zgid: org.zgid,
            company_name: org.name,
            country_code: org.country,
            time_zone: org.timeZone,
            iso_code: org.currencies.find(({ isBase }) => isBase)?.isoCode ?? null,
            license_details: { paid_type: org.edition },
          },
        ],
      });
    case "CURRENT_USER":
      return currentUser(asker);
    case "USER_PREFERENCE":
      return resolved({ mode: asker.mode, locale: asker.locale });
    case "ORG_LEVEL_INFO":
      return resolved({ zgid: org.zgid, deployment: "sandbox", user_id: user.id });
    case "VARIABLE":
      return resolved({ Success: { Content: "" } });
    default:
      return rejected("NOT_SUPPORTED", `the sandbox has no configuration ${textOf(event["type"])}`);
  }
}

/** In a list as hosts answer, flat as the documentation has it, or without a word. */
function currentUser(asker: Asker): HostAnswer {
  if (asker.me === "nobody") return resolved();
  return resolved(asker.me === "flat" ? asItself(asker) : { users: [asItself(asker)] });
}

/** USER: one user by id, or all of them. */
export function answerUser({ org }: Asker, event: CrmEvent): HostAnswer {
  const id = textOf(event["ID"]);
  const found = org.users.filter((user) => !id || user.id === id);
  return resolved({ users: found.map(userJson), info: { count: found.length, more_records: false } });
}

/** META: the modules, or one module's fields. */
export function answerMeta({ org }: Asker, event: CrmEvent): HostAnswer {
  const module = org.modules.get(textOf(event["Entity"]));
  if (event["type"] === "MODULE_LIST") {
    const all = [...org.modules.values()];
    return resolved({
      modules: all.map(({ apiName, id, label, generatedType }) => ({
        api_name: apiName,
        id,
        singular_label: label,
        generated_type: generatedType,
      })),
    });
  }
  if (event["type"] !== "FIELD_LIST")
    return rejected("NOT_SUPPORTED", "the sandbox lists modules and fields");
  if (!module) return failedInside("INVALID_MODULE", `no module ${textOf(event["Entity"])}`);
  return resolved({ fields: [...module.fields.values()].map(fieldJson) });
}

const asItself = ({ user, locale, mode }: Asker) => ({
  ...userJson(user),
  locale,
  language: locale,
  mode,
});

const userJson = (user: User) => ({
  id: user.id,
  zuid: user.zuid,
  full_name: user.fullName,
  email: user.email,
  role: user.role,
  profile: user.profile,
  locale: user.locale,
  language: user.locale,
  time_zone: user.timeZone,
  status: "active",
});

const fieldJson = (field: Field) => ({
  api_name: field.apiName,
  field_label: field.label,
  data_type: field.dataType,
  custom_field: field.custom,
  system_mandatory: field.mandatory,
  read_only: field.readOnly,
  length: field.maxLength ?? null,
  pick_list_values: (field.values ?? []).map((value) => ({ display_value: value, actual_value: value })),
});
