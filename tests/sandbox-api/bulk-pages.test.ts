import { expect, it } from "@jest/globals";
import { bulkReadTorture } from "../torture/bulk-read.ts";

it("gives every record once on a job's pages while the records change, the last page whole or of one", async () => {
  const read = (records: number) => bulkReadTorture.run({ records, page: 300, seed: 7 }, () => {});
  expect(await read(600)).toMatchObject({ ok: true, rows: 600, pages: 2 });
  expect(await read(601)).toMatchObject({ ok: true, rows: 601, pages: 3, pagesWrong: 0, moreWrong: 0 });
});
