import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { isSamePlace } from "../../shared/wording/choose-wording.ts";
import type { WordingsBody } from "../../shared/wording/contract.ts";
import { isTextMessage, readWording } from "../../shared/wording/read-wording.ts";
import type { PutWordingRequest } from "../../shared/wording/request-contract.ts";
import type { WordingDraft } from "../../shared/wording/wording.ts";
import { policiesInForce } from "../dunning/index.ts";
import { approvesOnly, wordingsBody } from "./list-wordings.ts";
import type { Editor, WordingBook, WordingDesk } from "./ports.ts";

/**
 * Puts words in force as the next version, or the built-in ones again; from the next message on, and never whether it is
 * sent. A mistake is one sentence beside its field; a draft over a version that is no longer in force is refused, so that
 * no administrator undoes another unseen.
 */
export function putWording(
  editor: Editor,
  { place, draft, over, reason }: PutWordingRequest,
  desk: WordingDesk,
): Promise<Result<WordingsBody, PolicyRefusal>> {
  return desk.inTenant(editor.orgId, async (book) => {
    await book.lockOrg();
    const before = (await book.wordings()).find((each) => isSamePlace(each.place, place));
    if ((before?.version ?? 0) !== over) return refuse(CHANGED);
    const read = await readDraft(draft, place, book, desk);
    if (!read.ok) return read;
    // Nothing of the org's own to take back.
    if (read.value === null && before === undefined) return ok(await wordingsBody(editor, book));
    const version = (await book.latestVersion()) + 1;
    const at = desk.now();
    await book.addWording({
      wordingId: desk.newId(),
      version,
      place,
      draft: read.value,
      reason,
      by: editor,
      at,
    });
    const body = {
      wording: { place, from: before?.version ?? null, to: read.value === null ? null : version },
    };
    await book.noteChange({ actId: desk.newId(), reason, body, by: editor, at });
    return ok(await wordingsBody(editor, book));
  });
}

async function readDraft(
  draft: unknown,
  place: PutWordingRequest["place"],
  book: WordingBook,
  { simplify }: Pick<WordingDesk, "simplify">,
): Promise<Result<WordingDraft | null, PolicyRefusal>> {
  if (draft === null) return ok(null);
  if (place.segment !== null) {
    const { segments } = await policiesInForce(book.dunning);
    if (!segments.segments.some(({ key }) => key === place.segment)) return refuse(NO_SEGMENT);
  }
  const approves = isTextMessage(place.letter) && (await approvesOnly(book));
  const read = readWording(draft, place, approves, simplify);
  if (!read.ok || !approves) return read;
  return (await isCodeTaken(read.value, place, book)) ? refuse(CODE_TAKEN) : read;
}

/** A code stands for one approved text: two wordings under one would send words that nobody previewed. */
async function isCodeTaken(
  { approvedCode, body }: WordingDraft,
  place: PutWordingRequest["place"],
  book: WordingBook,
): Promise<boolean> {
  const others = (await book.wordings()).filter((each) => !isSamePlace(each.place, place));
  return others.some((each) => each.approvedCode === approvedCode && each.body !== body);
}

const CHANGED = mistake(
  "over",
  "这段文字已被他人修改，未保存任何内容：请重新打开后再编辑。",
  "These words were changed by somebody else, and nothing was saved: open them again and make your change there.",
);
const NO_SEGMENT = mistake(
  "segment",
  "没有这个客户分组：请重新选择。",
  "There is no such segment: choose another one.",
);
const CODE_TAKEN = mistake(
  "approvedCode",
  "“报备模板”的编号已用于另一段文字：一个编号只对应一段审核通过的文字，请填写这段文字的编号。",
  "The approved template stands for other words: each code is of one approved text, so enter that of these words.",
);
