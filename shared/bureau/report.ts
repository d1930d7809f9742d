import type { BureauGrade } from "../dossier/kinds.ts";
import type { Day } from "../kernel/day.ts";
import type { Money } from "../kernel/money.ts";
import type { Bureau } from "./kinds.ts";

/** A court's judgment against a company, as a bureau tells of it. */
export interface Judgment {
  readonly on: Day;
  /** Court, case number and amount, in the bureau's words. */
  readonly about: string;
  /** Paid or set aside since: it says nothing against the company any more. */
  readonly isOver: boolean;
}

/** What we read out of a bureau's report; the report itself is kept whole beside it. */
export interface BureauReport {
  readonly bureau: Bureau;
  /** The bureau's own number of the order; empty where it gives none. */
  readonly orderRef: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly regNo: string;
  /** Whether it trades, by the register; null: the bureau does not say. */
  readonly trades: boolean | null;
  /** The register's own word for that. */
  readonly status: string;
  /** The bureau's letter, comparable between countries; null: it gives none. */
  readonly grade: BureauGrade | null;
  /** Points of the bureau's own scale of 0 worst to `most` best; null: not rated. */
  readonly points: number | null;
  readonly most: number;
  /** What the bureau would lend at most; null: it names nothing. */
  readonly limit: Money | null;
  readonly judgments: readonly Judgment[];
}

/** A company that a bureau knows under a registration number. */
export interface BureauCompany {
  readonly companyId: string;
  readonly name: string;
  readonly regNo: string;
  readonly address: string;
  /** In the bureau's words: "Active". */
  readonly status: string;
}
