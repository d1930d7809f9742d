import { addressKey } from "../../shared/contact/ledger.ts";
import { type LostContact, lostContact } from "../../shared/contact/lost-contact.ts";
import { neutralText, sayTelling, tellsOfDebt } from "../../shared/contact/neutral-text.ts";
import type { ThirdPartyRequest } from "../../shared/contact/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type ContactRefusal, lockedAccount } from "./keep-preference.ts";
import type { Asker, ContactBook, ContactDesk } from "./ports.ts";

export type ThirdPartyRefusal =
  | Exclude<ContactRefusal, "no-such-contact">
  | "not-lost"
  | { readonly field: "text"; readonly message: Sentence };

/**
 * Writes down that somebody who is not the debtor is asked how to reach them, with the words that are said: refused while the
 * debtor can be reached, and with words that tell of the debt. The machine itself writes to nobody but the debtor's contacts.
 */
export function askThirdParty(
  asker: Asker,
  { clientId, name, way, text }: ThirdPartyRequest,
  desk: ContactDesk,
): Promise<Result<null, ThirdPartyRefusal>> {
  return desk.inTenant(asker.orgId, async (book) => {
    const { accountId } = asker;
    const allowed = await lockedAccount(book, asker);
    if (!allowed.ok) return allowed;
    const at = desk.now();
    const { because } = await readLost(book, accountId, at);
    if (because === null) return refuse("not-lost");
    const word = tellsOfDebt(text, await book.telling(accountId));
    if (word !== null) return refuse({ field: "text", message: sayTelling(word) });
    const note = { followupId: desk.newId(), accountId, once: `third-party:${clientId}`, name, way, text };
    const copy = await book.noteThirdParty(note, asker, at);
    if (copy === null) return ok(null);
    // Under the line's own id: a write whose answer was lost is the same note in the CRM.
    const record = { ...copy, accountId };
    await book.queueWriteback(
      { writebackId: desk.newId(), module: "Notes", externalId: note.followupId, record },
      at,
    );
    const body = { name, way, text, because };
    const act = { actId: desk.newId(), kind: "third-party", about: accountId, reason: text, body } as const;
    await book.addAct({ ...act, by: asker, at });
    return ok(null);
  });
}

/** Whether the debtor cannot be reached, and why. */
export async function readLost(book: ContactBook, accountId: string, at: Date): Promise<LostContact> {
  const { ledger } = await book.contactRecord({ accountId, contactId: null, address: null }, at);
  const bad = new Set([
    ...(await book.wrongAddresses(accountId)).map(({ address }) => address),
    ...(await book.refusedAddresses(accountId)).map(addressKey),
  ]);
  const good = (await book.people(accountId))
    .flatMap(({ email, phone }) => [email, phone])
    .filter((written) => written !== null && !bad.has(addressKey(written)));
  return lostContact(
    { goodAddresses: good.length, ledger, answeredAt: await book.answeredAt(accountId) },
    at,
  );
}

/** What the page shows of it. */
export async function thirdPartyBody(book: ContactBook, accountId: string, at: Date) {
  const { accountName } = await book.telling(accountId);
  return {
    ...(await readLost(book, accountId, at)),
    text: neutralText(accountName, await book.orgName()),
  };
}
