import * as z from "zod";
import type { AccountField } from "../../settings/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import type { CrmGet } from "./crm-get.ts";
import { MODULE } from "./field-names.ts";

const Fields = z.object({
  fields: z.array(
    z.object({
      api_name: z.string(),
      field_label: z.string(),
      data_type: z.string(),
      pick_list_values: z.array(z.object({ actual_value: z.string(), display_value: z.string() })).nullish(),
    }),
  ),
});

const PICKLISTS: ReadonlySet<string> = new Set(["picklist", "multiselectpicklist"]);

/** The fields of the org's accounts that can say yes or no: checkboxes and picklists. */
export const accountFields =
  (get: CrmGet) =>
  async (orgId: string): Promise<readonly AccountField[]> => {
    const path = "/crm/v6/settings/fields";
    const seen = Fields.safeParse(
      await get(orgId, { module: MODULE.accounts, path, params: { module: MODULE.accounts } }),
    );
    if (!seen.success)
      throw new CrmFault("unreachable", `The CRM answered ${path} without a list of fields.`);
    return seen.data.fields.flatMap<AccountField>(
      ({ api_name, field_label, data_type, pick_list_values }) => {
        const field = { field: api_name, label: field_label };
        if (data_type === "boolean") return [{ ...field, values: null }];
        if (!PICKLISTS.has(data_type)) return [];
        const values = (pick_list_values ?? []).map(({ actual_value, display_value }) => ({
          value: actual_value,
          label: display_value,
        }));
        return [{ ...field, values }];
      },
    );
  };
