import type { DossierBodyWire } from "../../shared/dossier/contract.ts";
import { TODAY } from "./account-views.ts";

/** Of an account about which nobody wrote anything down: every account's page asks for it. */
export const emptyDossier: DossierBodyWire = {
  ...{ asOf: TODAY, currency: "CNY", may: { rate: false, record: false }, entries: [] },
  summary: {
    ...{ z: null, zone: null, statementOn: null, financialRating: null, marketRating: null },
    ...{ adverse: [], references: 0, expired: 0 },
  },
};
