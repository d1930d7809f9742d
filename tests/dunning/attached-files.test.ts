import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  changedSince,
  chooseFiles,
  FILES_MB,
  type FileListed,
  safeName,
  travellingBytes,
  wrongWithContent,
} from "../../shared/dunning/attached-files.ts";
import { FilesRequest } from "../../shared/settings/request-contract.ts";

const MB = 1024 * 1024;
const file = (name: string, bytes = 1000, over: Partial<FileListed> = {}): FileListed => ({
  fileId: name,
  invoiceId: "1",
  name,
  bytes,
  ...over,
});
const pdf = { attach: "pdf", mostMb: 10 } as const;
const names = (listed: readonly FileListed[], attach: "pdf" | "pdf-and-pictures" = "pdf") => {
  const chosen = chooseFiles(listed, { attach, mostMb: 10 });
  return chosen.ok ? chosen.value.map(({ shownAs }) => shownAs) : chosen.because.en;
};

describe("which files a mail carries", () => {
  it("takes the types that the rule names and leaves the others where they are", () => {
    const listed = ["a.pdf", "b.PNG", "c.jpeg", "d.docx", "e.pdf.exe", "pdf", "f.svg"].map((name) =>
      file(name),
    );
    expect(names(listed)).toEqual(["a.pdf"]);
    expect(names(listed, "pdf-and-pictures")).toEqual(["a.pdf", "b.png", "c.jpg"]);
  });

  it("gives two files of one name two names", () => {
    expect(names([file("INV.pdf"), file("inv.PDF"), file("INV.pdf")])).toEqual([
      "INV.pdf",
      "inv (2).pdf",
      "INV (3).pdf",
    ]);
  });

  it("counts them as they travel: just within the limit all of them, a line beyond it none", () => {
    const most = Math.floor((pdf.mostMb * MB) / 78) * 57;
    expect(travellingBytes(most)).toBeLessThanOrEqual(pdf.mostMb * MB);
    expect(names([file("a.pdf", most - 57), file("b.pdf", 57)])).toHaveLength(2);
    expect(names([file("a.pdf", most), file("b.pdf", 57)])).toMatch(
      /^The invoices' files come to 10\.1 MB .*10 MB/,
    );
  });

  it("carries ten and refuses eleven, in one sentence", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => file(`${at}.pdf`));
    expect(names(many(10))).toHaveLength(10);
    expect(names(many(11))).toMatch(/have 11 files and a mail carries 10 at most/);
    const refused = chooseFiles(many(11), pdf);
    if (refused.ok) throw new Error("refused");
    expect(refused.because["zh-CN"]).toMatch(/^[^。]*。$/);
  });

  it.each([0, Number.NaN, -1])("refuses a file that the CRM says has %s bytes", (bytes) => {
    expect(names([file("a.pdf", bytes)])).toMatch(/"a\.pdf" could not be read whole/);
  });

  it("E-01: makes one plain name of whatever the CRM names a file", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 150 }), (said) => {
        const name = safeName(`${said}\r\nBcc: x@evil.example\u202e/../gpj.pdf`, "application/pdf");
        expect(name).toMatch(/^[^\p{C}\p{Zl}\p{Zp}\\/:*?"<>|%;=]{1,110}\.pdf$/u);
        expect(name).not.toMatch(/^[\s.]/);
        expect(safeName(name, "application/pdf")).toBe(name);
      }),
      { numRuns: 300 },
    );
    expect(safeName("\u0000.pdf", "application/pdf")).toBe("file.pdf");
  });
});

it("a limit is asked for within the bounds that the page names", () => {
  const asked = (mostMb: number) => FilesRequest.safeParse({ rule: { attach: "pdf", mostMb }, reason: "x" });
  const tried = [FILES_MB.least - 1, FILES_MB.least, FILES_MB.most, FILES_MB.most + 1];
  expect(tried.map((mostMb) => asked(mostMb).success)).toEqual([false, true, true, false]);
});

describe("what arrived", () => {
  const [chosen] = ((read) => (read.ok ? read.value : []))(chooseFiles([file("a.pdf", 8)], pdf));
  const wrong = (length: number, beginsHex: string) =>
    chosen && wrongWithContent(chosen, { length, beginsHex })?.en;

  it("is what was listed, or nothing is sent", () => {
    expect(wrong(8, "255044462d312e34")).toBeUndefined();
    expect(wrong(7, "255044462d312e34")).toMatch(/could not be read whole/);
    expect(wrong(8, "4d5a900003000000")).toMatch(/is not what its name says/);
  });
});

describe("a mail that is tried again", () => {
  const pinned = (invoiceId: string, sha256: string, fileId = "f") => ({
    ...{ fileId, invoiceId, name: `${invoiceId}.pdf`, bytes: 1, sha256 },
  });
  const first = [pinned("1", "aa"), pinned("2", "bb")];

  it("carries the same files, and without those of an invoice that is paid by now", () => {
    expect(changedSince(first, [...first].reverse(), ["1", "2"])).toBeNull();
    expect(changedSince(first, [pinned("1", "aa")], ["1"])).toBeNull();
    expect(changedSince([], first, ["1", "2"])).toBeNull();
  });

  it.each([
    ["another content", [pinned("1", "aa"), pinned("2", "cc")]],
    ["another file of the same content", [pinned("1", "aa"), pinned("2", "bb", "g")]],
    ["one more file", [...first, pinned("2", "dd", "g")]],
    ["one file less", [pinned("1", "aa")]],
  ])("is refused with %s", (_, now) => {
    expect(changedSince(first, now, ["1", "2"])?.en).toMatch(/^The invoice's file "2\.pdf" changed/);
  });
});
