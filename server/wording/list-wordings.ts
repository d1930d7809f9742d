import { formalLetterOf } from "../../shared/dunning/templates/formal-letters.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { WordingsBody } from "../../shared/wording/contract.ts";
import { policiesInForce } from "../dunning/index.ts";
import type { Editor, WordingBook, WordingDesk } from "./ports.ts";

/** The org's own words in force, and what an editor needs beside them. */
export const listWordings = (editor: Editor, desk: WordingDesk): Promise<WordingsBody> =>
  desk.inTenant(editor.orgId, (book) => wordingsBody(editor, book));

export async function wordingsBody({ userId }: Editor, book: WordingBook): Promise<WordingsBody> {
  const { segments, policies } = await policiesInForce(book.dunning);
  const used = [...policies.values()].flatMap(({ steps, endOfSchedule }) => [
    ...steps.flatMap(({ channel, template }) =>
      channel === "demand-letter" ? [template, formalLetterOf(template)] : [template],
    ),
    ...(endOfSchedule ? [endOfSchedule.template] : []),
  ]);
  const { timeZone } = await book.dunning.org();
  return {
    wordings: (await book.wordings()).map(({ at, ...each }) => ({ ...each, at: localMoment(at, timeZone) })),
    segments: segments.segments.map(({ key, name }) => ({ key, name })),
    used: [...new Set(used)],
    pay: await book.pay(),
    approves: await approvesOnly(book),
    testTo: await book.addressOf(userId),
  };
}

/** Mainland carriers take approved wordings only. */
export const approvesOnly = async (book: WordingBook): Promise<boolean> =>
  (await book.smsProvider()) === "aliyun";
