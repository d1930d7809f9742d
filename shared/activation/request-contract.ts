import * as z from "zod/mini";
import { Words } from "../kernel/request-contract.ts";

/** POST /v1/settings/stop, /resume and /rehearse */
export const ReasonRequest = z.strictObject({ reason: Words(1, 500) });
