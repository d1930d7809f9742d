import type { BusinessCalendar } from "./business-calendar.ts";

/** Business days by place. */
export interface Calendars {
  /**
   * Of the country that is named, or else of the first of these IANA zones that lies in one: the customer's, then the
   * org's. Where nothing tells, the bare week.
   */
  of(country: string | null, zones: readonly (string | null)[]): BusinessCalendar;
  /** The ISO 3166 alpha-2 code of a country as the CRM has it, a code or a name in any language; null when none. */
  codeOf(country: string | null): string | null;
  /**
   * A mobile number as E.164, whatever way somebody wrote it down; `region`: whose it is without a country code. Null when
   * it is no mobile number. Absent: nobody reads numbers here.
   */
  mobileOf?(written: string, region: string): string | null;
  /** Every IANA zone of the country of that code. Absent: nobody knows them here. */
  zonesOf?(code: string): readonly string[];
}
