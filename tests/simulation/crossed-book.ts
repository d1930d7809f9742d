import type { Transaction } from "./store/transaction.ts";

/** The book with a fault point at every one of its methods, as "dunning.claim". */
function crossedBook<Book extends object>(room: string, book: Book, tx: Transaction): Book {
  const crossed: Record<string, unknown> = {};
  for (const [method, own] of Object.entries(book) as [string, (...given: unknown[]) => Promise<unknown>][]) {
    const name = `${room}.${method}`;
    crossed[method] = (...given: unknown[]) => {
      const waits = tx.holder.point(name);
      return waits === undefined ? own(...given) : waits.then(() => own(...given));
    };
  }
  return crossed as Book;
}

/** The room's book over a transaction. */
export function bookOf<Book extends object>(
  room: string,
  tx: Transaction,
  make: (tx: Transaction) => Book,
): Book {
  const known = tx.books.get(room);
  if (known !== undefined) return known as Book;
  const made = crossedBook(room, make(tx), tx);
  tx.books.set(room, made);
  return made;
}
