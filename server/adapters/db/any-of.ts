import { sql } from "kysely";

/** One of these, in the same words however many they are: such a statement can be prepared once. */
export const anyOf = (values: readonly string[]) => sql<string>`ANY(${[...values]}::text[])`;
