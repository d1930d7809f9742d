import { type Told, told } from "./sentence.ts";

/** Why nothing was written into a credit file. */
export const dossierRefusals = {
  "rating-not-allowed": told(
    403,
    "您无权评定客户：请有评定权限的同事填写，或请管理员在设置的“信用档案”中授权。",
    "You may not rate customers: ask a colleague who may, or an admin to give your role the right under “Credit file” in the settings.",
  ),
  "dossier-not-allowed": told(
    403,
    "您无权填写信用档案：请管理员在设置的“信用档案”中授权。",
    "You may not write into credit files: ask an admin to give your role the right under “Credit file” in the settings.",
  ),
  "not-own-entry": told(
    403,
    "这条资料由他人填写，您只能更正或撤回自己填写的资料：请联系填写人、催收人员或管理员。",
    "Somebody else wrote this entry, and you may correct or withdraw only your own: ask them, a collector or an admin.",
  ),
  "no-such-dossier-entry": told(
    404,
    "该客户没有这条可更正的资料，或已被更正：请刷新页面。",
    "This credit file has no such entry to change, or it was corrected already: reload the page.",
  ),
  "no-such-file": told(
    422,
    "“附件”不在该客户的 CRM 附件中：请先在 CRM 上传，再重新选择。",
    "The file is none of the account's attachments in the CRM: upload it there, then choose it again.",
  ),
  "files-silent": told(
    409,
    "CRM 现在没有列出该客户的附件，未保存任何内容：请稍后再试，或不选附件先保存。",
    "The CRM does not list the account's attachments now, and nothing was saved: try again in a moment, or save without a file.",
  ),
} as const satisfies Record<string, Told>;
