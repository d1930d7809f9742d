import { z } from "zod";

export const FORMAT = 1;
export const MANIFEST = "manifest.json";
export const entryOf = (table: string): string => `tables/${table}.copy`;

const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int(),
  /** SHA-256, in hex, of the table's COPY text in the order of its primary key, org after org. */
  sha256: z.string(),
});
export type CarriedTable = z.infer<typeof Table>;

const Sequence = z.object({ name: z.string(), last: z.string(), called: z.boolean() });
export type CarriedSequence = z.infer<typeof Sequence>;

const Standstill = z.object({
  stopped: z.boolean(),
  by: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
});
export type SaidStandstill = z.infer<typeof Standstill>;

/** What an export says of itself. Only `program` and `format` are the same in every version of it. */
export const Manifest = z.object({
  program: z.literal("huikuan"),
  format: z.literal(FORMAT),
  exportedAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })).min(1),
  /** A text sealed with the source's key: whoever cannot open it cannot use the sealed columns either. */
  sealed: z.string(),
  sequences: z.array(Sequence),
  tables: z.array(Table),
  /** What operators said of the whole installation, the oldest first. */
  standstill: z.array(Standstill).optional(),
  /** Nothing could leave while it was written: no server was at work, or the operator's stop was in force. */
  quiet: z.boolean().optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The beginning of every manifest, whatever its format. */
export const AnyManifest = z.object({ program: z.literal("huikuan"), format: z.int() });

/** Where the sealed text of a manifest stands, for the seal. */
export const SEALED_IN = { orgId: "0", table: "export", column: "sealed" } as const;
