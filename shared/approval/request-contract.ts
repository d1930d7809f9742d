import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, PositiveMinor, Uuid, Words } from "../kernel/request-contract.ts";
import { AFTER_ITS_END, VERDICTS } from "./kinds.ts";

const MOST = 10 ** 14;
const Amount = z.int().check(z.minimum(0), z.maximum(MOST));

/** POST /v1/accounts/:accountId/limit-lines: a limit that somebody proposes; `clientId` becomes its id. */
export const LimitLineRequest = z.strictObject({
  clientId: Uuid,
  limitMinor: Amount,
  currency: WireCurrency,
  from: WireDay,
  until: WireDay,
  /** How much of it in each of these currencies at most. */
  parts: z
    .array(z.strictObject({ currency: WireCurrency, partMinor: PositiveMinor.check(z.maximum(MOST)) }))
    .check(z.maxLength(8)),
  reason: Words(1, 500),
});
export type LimitLineRequest = z.infer<typeof LimitLineRequest>;

const verdict = { lineId: Uuid, verdict: z.enum(VERDICTS), note: Words(0, 500) };

/** POST /v1/accounts/:accountId/limit-verdicts */
export const VerdictRequest = z.strictObject(verdict);
export type VerdictRequest = z.infer<typeof VerdictRequest>;

/** POST /v1/settings/limit-verdicts: the same, from the list of what waits. */
export const ListedVerdictRequest = z.strictObject({ accountId: CrmId, ...verdict });
export type ListedVerdictRequest = z.infer<typeof ListedVerdictRequest>;

const Most = z.nullable(Amount);
const byGrade = <S extends z.ZodMiniType>(of: S) =>
  z.strictObject({ A: of, B: of, C: of, D: of, E: of, provisional: of });
const Percent = z.int().check(z.minimum(0), z.maximum(1000));

/** PUT /v1/settings/credit-limits: the whole of what holds from today on; amounts in the base currency. */
export const LimitPolicyRequest = z.strictObject({
  clientId: Uuid,
  formulas: z.strictObject({
    needPercent: Percent,
    turnoverPercent: Percent,
    equityPercent: Percent,
    portfolioPercent: Percent,
    gradePercent: byGrade(Percent),
    termsDays: byGrade(z.int().check(z.minimum(0), z.maximum(365))),
    changePercent: z.int().check(z.minimum(0), z.maximum(100)),
  }),
  approval: z.strictObject({
    most: z.strictObject({ admin: Most, collector: Most, accountant: Most, rep: Most }),
    ownUpToMinor: Amount,
    mostDays: z.int().check(z.minimum(1), z.maximum(1830)),
    afterItsEnd: z.enum(AFTER_ITS_END),
    noticeDays: z.int().check(z.minimum(0), z.maximum(180)),
  }),
  reason: Words(1, 500),
});
export type LimitPolicyRequest = z.infer<typeof LimitPolicyRequest>;
