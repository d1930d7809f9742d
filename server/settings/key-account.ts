import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { KeyAccountBody } from "../../shared/settings/contract.ts";
import type { KeyAccountRequest } from "../../shared/settings/request-contract.ts";
import type { AccountField, Administrator, KeyAccountDesk } from "./ports.ts";

/** Which field says it, and which might; null for these while the CRM does not answer. */
export async function readKeyAccount(orgId: string, desk: KeyAccountDesk): Promise<KeyAccountBody> {
  const fields = await desk.fields(orgId).catch(() => null);
  const current = await desk.inTenant(orgId, (book) => book.keyAccount());
  return {
    current: current && { field: current.field, values: current.values && [...current.values] },
    fields:
      fields?.map(({ values, ...field }) => ({
        ...field,
        values: values && values.map((each) => ({ ...each })),
      })) ?? null,
  };
}

/** An admin says which field it is. The accounts are read again by it; until then segments go by what was known. */
export async function chooseKeyAccount(
  admin: Administrator,
  { chosen, reason }: KeyAccountRequest,
  desk: KeyAccountDesk,
): Promise<Result<KeyAccountBody, PolicyRefusal>> {
  if (chosen !== null) {
    const fields = await desk.fields(admin.orgId).catch(() => null);
    if (fields === null) return refuse(SILENT);
    const wrong = wrongWith(chosen, fields);
    if (wrong) return refuse(wrong);
  }
  await desk.inTenant(admin.orgId, async (book) => {
    const from = await book.keyAccount();
    await book.putKeyAccount(chosen);
    const body = { keyAccount: { from, to: chosen } };
    await book.noteChange({ actId: desk.newId(), reason, body, by: admin, at: desk.now() });
  });
  return ok(await readKeyAccount(admin.orgId, desk));
}

function wrongWith(
  { field, values }: NonNullable<KeyAccountRequest["chosen"]>,
  fields: readonly AccountField[],
): PolicyRefusal | null {
  const found = fields.find((each) => each.field === field);
  if (!found) return NO_FIELD;
  if (found.values === null) return values === null ? null : NO_VALUES;
  const known = new Set(found.values.map(({ value }) => value));
  return values !== null && values.length > 0 && values.every((value) => known.has(value))
    ? null
    : WHICH_VALUES;
}

const SILENT = mistake(
  "chosen",
  "CRM 没有应答，未保存任何内容：请稍后重试。",
  "The CRM did not answer and nothing was saved: try again in a moment.",
);
const NO_FIELD = mistake(
  "chosen.field",
  "“CRM 字段”不是客户的复选框或下拉列表：请重新选择。",
  "The field is no checkbox and no picklist of the CRM's accounts: choose another.",
);
const NO_VALUES = mistake(
  "chosen.values",
  "“CRM 字段”是复选框，没有可选值：请重新选择。",
  "The field is a checkbox and has no values: choose it anew.",
);
const WHICH_VALUES = mistake(
  "chosen.values",
  "“表示重点客户的值”没有选择，或不属于该下拉列表：请至少选择一个。",
  "None of the picklist's values is chosen: choose at least one that means key account.",
);
