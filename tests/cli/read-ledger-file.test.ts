import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { readLedgerFile } from "../../server/cli/read-ledger-file.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = "invoice_id,customer_id,invoice_date,due_date,settled_date,amount";
const TODAY = toDay("2024-03-01");
const FILE = join(folder, "ledger.csv");

function read(...parts: readonly (string | readonly number[])[]) {
  writeFileSync(FILE, Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  return readLedgerFile(FILE, CNY, TODAY);
}
const customers = (told: ReturnType<typeof read>) =>
  told.ok ? told.value.map(({ accountId }) => accountId) : told.because;

describe("a ledger in a file", () => {
  it("is read with a byte order mark, Windows line ends, empty lines and columns of its own", () => {
    const told = read(
      `\uFEFF${HEAD},note\r\n1,a,2024-01-01,2024-02-01,,10.50,"x, y"\r\n\r\n2,b,2024-01-01,2024-02-01,2024-02-03,7,\r\n`,
    );
    expect(customers(told)).toEqual(["a", "b"]);
    expect(told.ok && told.value.map(({ amountMinor }) => amountMinor)).toEqual([1_050, 700]);
  });

  it("keeps customers apart whose names were written by a spreadsheet in Chinese", () => {
    const [jia, yi] = [
      [0xbf, 0xcd, 0xbb, 0xa7, 0xbc, 0xd7],
      [0xbf, 0xcd, 0xbb, 0xa7, 0xd2, 0xd2],
    ];
    const rest = ",2024-01-01,2024-02-01,,10\n";
    expect(customers(read(`${HEAD}\n1,`, jia, rest, "2,", yi, rest))).toEqual(["客户甲", "客户乙"]);
    expect(customers(read(`${HEAD}\n1,客户甲${rest}`))).toEqual(["客户甲"]);
  });

  it("is refused in one sentence where it cannot be read", () => {
    const row = "1,a,2024-01-01,2024-02-01,,10\n";
    expect(read(`${HEAD}\n1,`, [0xff, 0xff], row)).toEqual({
      ok: false,
      because: `--file "${FILE}" is neither UTF-8 nor GB18030 text: export it as "CSV UTF-8".`,
    });
    expect(customers(read(`${HEAD}\n${row}${row}`))).toBe(
      'Line 3, invoice_id "1": it stands on line 2 already.',
    );
    expect(customers(read(`${HEAD.replace(",amount", "")}\n1,a,2024-01-01,2024-02-01,\n`))).toContain(
      "has no column amount:",
    );
    expect(customers(read(`${HEAD}\n1,"a,2024-01-01,2024-02-01,,10\n`))).toContain(
      "is not CSV: Quote Not Closed",
    );
    expect(customers(read(`${HEAD},amount\n${row}`))).toContain("its first line names amount twice");
    const paid = (on: string) => customers(read(`${HEAD}\n1,a,2024-01-01,2024-02-01,${on},10\n`));
    expect(paid("2024-03-01")).toEqual(["a"]);
    expect(paid("2042-03-02")).toBe('Line 2, settled_date "2042-03-02": that day has not come yet.');
    expect(readLedgerFile(join(folder, "none.csv"), CNY, TODAY)).toMatchObject({ ok: false });
  });
});
