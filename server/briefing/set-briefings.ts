import type { BriefingsBody } from "../../shared/briefing/contract.ts";
import type { BriefingsRequest } from "../../shared/briefing/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Weekday } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { BriefingBook, BriefingDesk } from "./ports.ts";

interface Administrator {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
}

/** Which mails our own people get, and who may get them. */
export const readBriefings = (orgId: string, desk: Pick<BriefingDesk, "inTenant">): Promise<BriefingsBody> =>
  desk.inTenant(orgId, bodyOf);

async function bodyOf(book: BriefingBook): Promise<BriefingsBody> {
  const { forewarning, digestOn, digestTo } = (await book.org()).settings;
  const people = (await book.staff()).map(({ userId, name, email }) => ({ userId, name, email }));
  return { forewarning, digestOn, digestTo: [...digestTo], people };
}

/** From the next round on. Whom the CRM does not know as active, with an address, is not chosen. */
export function setBriefings(
  admin: Administrator,
  { forewarning, digestOn, digestTo, reason }: BriefingsRequest,
  desk: Pick<BriefingDesk, "inTenant" | "now" | "newId">,
): Promise<Result<BriefingsBody, { readonly field: string; readonly message: Sentence }>> {
  return desk.inTenant(admin.orgId, async (book) => {
    const before = (await book.org()).settings;
    const known = new Set((await book.staff()).map(({ userId }) => userId));
    if (!digestTo.every((userId) => known.has(userId))) return refuse(NOBODY);
    if (digestOn !== null && digestTo.length === 0) return refuse(NO_READER);
    const settings = { forewarning, digestOn: digestOn as Weekday | null, digestTo: [...new Set(digestTo)] };
    await book.saveSettings(settings);
    const body = { briefings: { from: before, to: settings } };
    await book.noteChange({ actId: desk.newId(), reason, body, by: admin, at: desk.now() });
    return ok(await bodyOf(book));
  });
}

const NOBODY = {
  field: "digestTo",
  message: {
    "zh-CN": "所选人员在 CRM 中不存在、已停用或没有电子邮件地址：请重新选择。",
    en: "Somebody chosen is not an active user of the CRM with an address: choose again.",
  },
};
const NO_READER = {
  field: "digestTo",
  message: { "zh-CN": "请至少选择一位周报收件人。", en: "Choose at least one person who gets the digest." },
};
