import { balanceOf } from "../../shared/charge/charge.ts";
import { type NotProposed, proposeCharges } from "../../shared/charge/propose.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { ChargeBook, Person } from "./ports.ts";
import { termsOf } from "./read-charges.ts";

export interface ProposedNow {
  readonly added: number;
  readonly refused: readonly NotProposed[];
}

/** Proposes what nothing covers yet, under the account's lock; whoever asks again adds nothing. */
export async function proposeIn(
  accountId: string,
  asOf: Day,
  {
    book,
    by,
    at,
    newId,
  }: {
    readonly book: ChargeBook;
    readonly by: Person;
    readonly at: Date;
    readonly newId: () => string;
  },
): Promise<ProposedNow> {
  const [entries, disputes] = [await book.entriesOf(accountId), await book.disputesOf(accountId)];
  const settled = await book.settledOf(accountId, asOf);
  const covered = (await book.charges(accountId)).map((charge) => ({
    ...charge,
    state: balanceOf(charge, charge.acts).state,
  }));
  const terms = await termsOf(accountId, book);
  const { proposals, refused } = proposeCharges({
    ...{ accountId, entries, disputes, settled, ...terms, covered, asOf },
  });
  for (const proposal of proposals) {
    const chargeId = newId();
    await book.addCharge({ ...proposal, chargeId }, { id: chargeId, by, at });
  }
  return { added: proposals.length, refused };
}
