export type * from "./book.ts";
export { fillOrg } from "./fill-org.ts";
export type { FilledBook } from "./filled-book.ts";
export { generateBook } from "./generate.ts";
export { playFuture } from "./play-future.ts";
export { type CsvOptions, readCsvBook } from "./read-csv.ts";
export { tellingCustomer } from "./telling-customer.ts";
