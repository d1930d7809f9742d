import type { LetterLanguage } from "./templates/letter-text.ts";

/** Mailboxes that a whole house reads, whoever a contact says it is. */
const READ_BY_ALL = new Set(
  "info office mail contact kontakt hello reception admin post team enquiries inquiries sales service support".split(
    " ",
  ),
);

/** By the address alone; those that another debtor's people have as well, the database knows. */
export const isReadByAll = (email: string): boolean =>
  READ_BY_ALL.has(email.slice(0, email.lastIndexOf("@")).toLowerCase());

/** A subject that tells nobody who looks over a shared mailbox that anything is owed. */
export const neutralSubject = (senderName: string, language: LetterLanguage): string =>
  language === "zh-CN" ? `来自${senderName}的信函` : `A letter from ${senderName}`;
