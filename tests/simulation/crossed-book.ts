import type { Process } from "./process.ts";
import type { Transaction } from "./store/transaction.ts";

/** The book with a fault point at every one of its methods, as "dunning.claim". */
function crossedBook<Book extends object>(room: string, book: Book, process: Process): Book {
  const crossed: Record<string, unknown> = {};
  for (const [method, own] of Object.entries(book) as [string, (...given: unknown[]) => Promise<unknown>][]) {
    const name = `${room}.${method}`;
    crossed[method] = async (...given: unknown[]) => {
      await process.point(name);
      return own(...given);
    };
  }
  return crossed as Book;
}

/** The room's book over a transaction. */
export function bookOf<Book extends object>(
  room: string,
  process: Process,
  tx: Transaction,
  make: (tx: Transaction) => Book,
): Book {
  const known = tx.books.get(room);
  if (known !== undefined) return known as Book;
  const made = crossedBook(room, make(tx), process);
  tx.books.set(room, made);
  return made;
}
