import { noteOf, noteOfWithdrawal } from "./crm-note.ts";
import type { DossierBook, KeptEntry, NewEntry, NewWithdrawal } from "./ports.ts";

type Filing = Pick<DossierBook, "org" | "rights" | "add" | "withdraw" | "queueWriteback">;

/** Adds an entry, and where the org wants it a note of its key facts at the account in the CRM, in one transaction. */
export async function keepEntry(entry: NewEntry, book: Filing, newId: () => string): Promise<void> {
  await book.add(entry);
  if (!(await book.rights())?.rights.notes) return;
  const { accountId, entryId, recordedAt } = entry;
  const note = noteOf({ ...entry, by: entry.byName }, (await book.org()).language);
  await book.queueWriteback(
    {
      ...{ writebackId: newId(), module: "Notes", externalId: `dossier-${entryId}` },
      record: { ...note, accountId },
    },
    new Date(recordedAt),
  );
}

/** Ends an entry; where the CRM has notes of entries, it has one of this as well. False when that id stands for another. */
export async function endEntry(
  withdrawal: NewWithdrawal,
  { body }: KeptEntry,
  accountId: string,
  book: Filing,
  newId: () => string,
): Promise<boolean> {
  if (!(await book.withdraw(withdrawal))) return false;
  if (!(await book.rights())?.rights.notes) return true;
  const note = noteOfWithdrawal(body, withdrawal, (await book.org()).language);
  await book.queueWriteback(
    {
      ...{ writebackId: newId(), module: "Notes", externalId: `dossier-${withdrawal.withdrawalId}` },
      record: { ...note, accountId },
    },
    withdrawal.at,
  );
  return true;
}
