import { Converter } from "opencc-js/t2cn";

/** Simplified characters of traditional ones, by OpenCC's dictionary; what is simplified stays. */
export const simplify: (text: string) => string = Converter({ from: "t", to: "cn" });
