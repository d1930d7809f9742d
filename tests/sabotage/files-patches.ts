import type { Patch } from "./patch.ts";

const rules = "shared/dunning/attached-files.ts";
const chosen = "tests/dunning/attached-files.test.ts";
const carried = "tests/stories/attached-files.test.ts";

/** Files of invoices: named safely, within the limit, what they say they are, and the same when sent again. */
export const filesPatches: readonly Patch[] = [
  {
    name: "how large a mail may grow by its files",
    file: rules,
    find: "if (travels > rule.mostMb * MB)",
    replace: "if (travels > 1_000 * MB)",
    test: chosen,
  },
  {
    name: "the files that somebody confirmed",
    file: "server/dunning/ask-send.ts",
    find: "(foreseen.digest !== digest || filesAtHand !== filesDigest)",
    replace: "foreseen.digest !== digest",
    test: carried,
    named: "the invoices' files in a mail are part of what somebody confirms",
  },
  {
    name: "control characters in the name of a file",
    file: rules,
    find: '.replace(/[\\p{C}\\p{Zl}\\p{Zp}]+/gu, " ")',
    replace: '.replace(/[\\p{Zl}\\p{Zp}]+/gu, " ")',
    test: chosen,
    named: "which files a mail carries E-01",
  },
  {
    name: "a file that is not what its name says",
    file: rules,
    find: "content.beginsHex.startsWith(BEGINS[type])",
    replace: "content.beginsHex !== BEGINS[type].slice(0, 1)",
    test: carried,
    named: "the invoices' files in a mail send nothing",
  },
  {
    name: "the files of the first attempt",
    file: "server/dunning/claim-dispatch.ts",
    find: "const pinned = mayHaveFiles ? await book.filesPinned(row.dispatchId) : [];",
    replace: "const pinned: FilePinned[] = mayHaveFiles ? [] : [];",
    test: carried,
    named: "the invoices' files in a mail carry",
  },
  {
    name: "a CRM that does not hand over the files",
    file: "server/dunning/attach-files.ts",
    find: 'return { kind: "deferred", reply, badAddress: false };',
    replace: "return courier.seal(letter);",
    test: carried,
    named: "the invoices' files in a mail put the mail off",
  },
  {
    name: "a file name that nobody made safe",
    file: "server/adapters/mail/seal-letter.ts",
    find: "if (!NAME.test(name) || !TYPE.test(type))",
    replace: 'if (name === "")',
    test: "tests/mail/hostile-letters.test.ts",
    named: "E-01: what wants to be a header or a command stays",
  },
];
