export type * from "./book.ts";
export { fillOrg } from "./fill-org.ts";
export type { FilledBook } from "./filled-book.ts";
export { generateBook, type GenerateOptions } from "./generate.ts";
export { playFuture } from "./play-future.ts";
export { readCsvBook, type CsvOptions } from "./read-csv.ts";
