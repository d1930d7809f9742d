import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readCsvBook, type CsvOptions } from "../../sandbox/books/index.ts";
import type { Book } from "../../sandbox/books/index.ts";
import { formatDay, toDay } from "../../shared/kernel/day.ts";

const HEAD = "invoice_id,customer_id,invoice_date,due_date,settled_date,amount";
let folder = "";
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "book-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, options: CsvOptions = {}) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  await writeFile(path, content);
  return readCsvBook(path, options);
}

async function bookOf(content: string | Uint8Array, options?: CsvOptions): Promise<Book> {
  const book = await read(content, options);
  if (!book.ok) throw new Error(book.because);
  return book.value;
}

async function sentenceFor(content: string | Uint8Array, options?: CsvOptions): Promise<string> {
  const book = await read(content, options);
  if (book.ok) throw new Error("the file was taken");
  return book.because;
}

const row = (change: Record<string, string> = {}): string =>
  Object.values({
    invoice_id: "A1",
    customer_id: "77",
    invoice_date: "2019-01-10",
    due_date: "2019-02-09",
    settled_date: "",
    amount: "1234.5",
    ...change,
  }).join(",");

describe("a ledger from a CSV file", () => {
  it("becomes invoices in minor units, payments and one customer per id", async () => {
    const book = await bookOf(
      [HEAD, row(), row({ invoice_id: "A2", settled_date: "2019-02-20", amount: "10" })].join("\n"),
    );
    expect(book.invoices.map(({ id, amountMinor, currency }) => [id, amountMinor, currency])).toEqual([
      ["A1", 123_450, "USD"],
      ["A2", 1_000, "USD"],
    ]);
    expect(book.payments).toEqual([
      expect.objectContaining({ invoiceId: "A2", amountMinor: 1_000, on: toDay("2019-02-20") }),
    ]);
    expect(book.customers).toEqual([expect.objectContaining({ id: "77", name: "Customer 77" })]);
    expect(book.contacts).toEqual([
      expect.objectContaining({ email: "ap@customer-77.example", role: "billing" }),
    ]);
  });

  it("stands on the last invoice or settlement day when no day is given", async () => {
    const book = await bookOf([HEAD, row({ settled_date: "2019-03-01" })].join("\n"));
    expect([formatDay(book.today), book.future]).toEqual(["2019-03-01", []]);
  });

  it("has a byte order mark, CRLF, blank lines, other columns in any order and quoted line breaks", async () => {
    const text = `\uFEFFnote,amount,due_date,settled_date,invoice_date,customer_id,invoice_id\r\n\r\n"two\r\nlines, one ""cell""",5,2019-02-01,,2019-01-01,c,X1\r\n`;
    expect((await bookOf(text)).invoices).toEqual([expect.objectContaining({ id: "X1", amountMinor: 500 })]);
  });

  it("reads a currency per row, the default where the cell is empty, and no decimals for JPY", async () => {
    const text = [`${HEAD},currency`, `${row({ amount: "5000" })},JPY`, `${row({ invoice_id: "A2" })},`].join(
      "\n",
    );
    const book = await bookOf(text, { currency: "CNY" });
    expect(book.invoices.map((each) => [each.amountMinor, each.currency])).toEqual([
      [5_000, "JPY"],
      [123_450, "CNY"],
    ]);
  });

  it("disputes a disputed invoice while it is open, and no longer once it is settled", async () => {
    const text = [
      `${HEAD},disputed`,
      `${row()},1`,
      `${row({ invoice_id: "A2", settled_date: "2019-02-01" })},1`,
    ].join("\n");
    const disputed = async (today: string): Promise<string[]> =>
      (await bookOf(text, { today: toDay(today) })).disputes.map((each) => each.invoiceId);
    expect([await disputed("2019-01-31"), await disputed("2019-02-01")]).toEqual([["A1", "A2"], ["A1"]]);
  });

  it("gives two customers whose ids differ by a sign two mail hosts", async () => {
    const text = [HEAD, row({ customer_id: "7.7" }), row({ customer_id: "7-7", invoice_id: "A2" })].join(
      "\n",
    );
    const hosts = (await bookOf(text)).contacts.map((contact) => contact.email);
    expect(new Set(hosts).size).toBe(2);
  });
});

describe("the day a CSV ledger is looked at from", () => {
  const text = [HEAD, row({ settled_date: "2019-02-20" })].join("\n");
  const seen = async (today: string) => {
    const { invoices, payments, future } = await bookOf(text, { today: toDay(today) });
    return [invoices.length, payments.length, future.map((event) => event.kind)];
  };

  it("has the invoice on its day, and keeps it for the future on the day before", async () => {
    expect(await seen("2019-01-09")).toEqual([0, 0, ["invoice", "payment"]]);
    expect(await seen("2019-01-10")).toEqual([1, 0, ["payment"]]);
  });

  it("has the payment on its day, and keeps it for the future on the day before", async () => {
    expect(await seen("2019-02-19")).toEqual([1, 0, ["payment"]]);
    expect(await seen("2019-02-20")).toEqual([1, 1, []]);
  });
});

describe("a payment in advance", () => {
  const early = row({ settled_date: "2019-01-05" });

  it("is refused as a slip of the pen when nothing confirms it", async () => {
    expect(await sentenceFor([HEAD, early].join("\n"))).toBe(
      'Line 2, column settled_date: "2019-01-05" is before the invoice date 2019-01-10; correct one of the two, or for a payment in advance confirm it with -35 in a column days_late.',
    );
  });

  it("is taken when days_late says the same, and refused when it does not", async () => {
    const book = await bookOf([`${HEAD},days_late`, `${early},-35`].join("\n"));
    expect(book.payments).toEqual([expect.objectContaining({ on: toDay("2019-01-05") })]);
    expect(await sentenceFor([`${HEAD},days_late`, `${early},-34`].join("\n"))).toContain("settled_date");
  });

  it("enters the book with its invoice, not before", async () => {
    const book = await bookOf([`${HEAD},days_late`, `${early},-35`].join("\n"), {
      today: toDay("2019-01-07"),
    });
    expect(book.payments).toEqual([]);
    expect(book.future.map(({ kind, on }) => [kind, formatDay(on)])).toEqual([
      ["invoice", "2019-01-10"],
      ["payment", "2019-01-10"],
    ]);
  });
});

describe("a CSV file that cannot be taken gets one sentence", () => {
  const second = (change: Record<string, string>): string =>
    [HEAD, row(), row({ invoice_id: "A2", ...change })].join("\n");

  it.each<[string, string, string]>([
    [
      "a misspelt column",
      `${HEAD.replace("due_date", "Due Dat")}\n${row()}`,
      'Line 1 has no column due_date; rename "Due Dat" to due_date.',
    ],
    ["a missing column", `${HEAD.replace(",amount", "")}\nx`, "Line 1 has no column amount; add it."],
    [
      "a column named twice",
      `${HEAD},amount\n${row()},1`,
      "Line 1 names the column amount twice; keep one of them and rename the other.",
    ],
    [
      "semicolons",
      HEAD.replaceAll(",", ";"),
      'Line 1 separates its columns with ";"; save the file with commas between the columns.',
    ],
    [
      "an invoice that is there twice",
      second({ invoice_id: "A1" }),
      'Line 3, column invoice_id: "A1" is already on line 2; remove one of the two rows or give it its own id.',
    ],
    [
      "a day no calendar has",
      second({ due_date: "2019-02-30" }),
      'Line 3, column due_date: "2019-02-30" is not a day of the calendar; write it as YYYY-MM-DD, for example 2019-02-28.',
    ],
    [
      "an amount with letters and a separator",
      second({ amount: '"1,234.5x"' }),
      'Line 3, column amount: "1,234.5x" is not an amount; write digits and a decimal point only, for example 1234.50.',
    ],
    [
      "an amount finer than its currency",
      second({ amount: "1.234" }),
      'Line 3, column amount: "1.234" has more decimals than USD has; round it to the currency\'s smallest unit.',
    ],
    [
      "an amount of nothing",
      second({ amount: "0.00" }),
      'Line 3, column amount: "0.00" is not above zero; leave credit notes and empty invoices out of the file.',
    ],
    [
      "a currency that does not exist",
      `${HEAD},currency\n${row()},RMB`,
      'Line 2, column currency: "RMB" is not an ISO 4217 currency code; write for example CNY, USD or JPY.',
    ],
    [
      "an empty id",
      second({ customer_id: "" }),
      'Line 3, column customer_id: "" is empty; every row needs an id.',
    ],
    [
      "a flag that says neither",
      `${HEAD},disputed\n${row()},maybe`,
      'Line 2, column disputed: "maybe" is neither yes nor no; write 1 or 0.',
    ],
    [
      "a row with an unquoted comma",
      second({ amount: "1,234.50" }),
      "Line 3 has 7 columns where line 1 has 6; put values that contain a comma in double quotes.",
    ],
    [
      "a quote that is never closed",
      second({ amount: '"5' }),
      'The row that begins on line 3 has a stray or unclosed double quote; close it, or write "" for a quote inside a value.',
    ],
  ])("%s", async (_name, content, sentence) => {
    expect(await sentenceFor(content)).toBe(sentence);
  });

  it("counts the lines inside quotes and the blank ones", async () => {
    const text = `note,${HEAD}\r\n"a\r\nb",${row()}\r\n\r\nc,${row({ invoice_id: "A2", amount: "x" })}\r\n`;
    expect(await sentenceFor(text)).toMatch(/^Line 5, column amount/);
  });

  it("counts a CRLF as one line end where the file is read in two pieces", async () => {
    const start = `${HEAD},note\r\n${row()},`;
    const wide = "宽".repeat(Math.floor((65_535 - start.length) / 3));
    const pad = "x".repeat(65_535 - start.length - 3 * wide.length);
    const text = `${start}${wide}${pad}\r\n${row({ invoice_id: "A2", amount: "x" })},\r\n`;
    expect(Buffer.from(text)[65_535]).toBe(0x0d);
    expect(await sentenceFor(text)).toMatch(/^Line 3, column amount/);
  });

  it("reads a letter whose bytes fall into two pieces", async () => {
    const start = `note,${HEAD}\n`;
    const pad = "x".repeat(65_535 - start.length);
    const text = `${start}${pad}宽,${row({ customer_id: "宽" })}\n`;
    expect((await bookOf(text)).customers).toEqual([expect.objectContaining({ name: "Customer 宽" })]);
  });

  it("an empty file, and one with a first line only", async () => {
    expect(await sentenceFor("")).toContain("is empty; its first line must name the columns");
    expect(await sentenceFor(`${HEAD}\n`)).toContain("has a first line but no invoices");
  });

  it("bytes that are not text, and text that is not UTF-8", async () => {
    expect(await sentenceFor(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 8))).toContain("is not UTF-8 text");
    expect(await sentenceFor(Uint8Array.of(0xbb, 0xe3, 0xbf, 0xee))).toContain("is not UTF-8 text");
  });

  it("a file that is not there, and a directory", async () => {
    const missing = await readCsvBook(join(folder, "missing.csv"));
    const directory = await readCsvBook(folder);
    expect([missing, directory]).toEqual([
      {
        ok: false,
        because: expect.stringMatching(/^There is no file ".*"; check the path given to --book\.$/),
      },
      { ok: false, because: expect.stringMatching(/is a directory; give --book the CSV file inside it\.$/) },
    ]);
  });

  it("a default currency that does not exist", async () => {
    expect(await sentenceFor(`${HEAD}\n${row()}`, { currency: "EURO" })).toContain(
      '"EURO" is not an ISO 4217',
    );
  });
});
