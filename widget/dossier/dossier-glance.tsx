import { useEffect, useState } from "preact/hooks";
import type { DossierView } from "../../shared/dossier/contract.ts";
import type { DossierCalls } from "../api/dossier-calls.ts";
import { Summary } from "./summary.tsx";

/** What the credit file says now, in the account's page itself; nothing while it is empty. Why it did not come, it says when it is opened. */
export function DossierGlance({ client }: { readonly client: Pick<DossierCalls, "dossier"> }) {
  const [shown, show] = useState<DossierView | null>(null);
  useEffect(() => {
    void client.dossier(null).then((told) => told.ok && show(told.value));
  }, []);
  return shown === null || shown.entries.length === 0 ? null : <Summary summary={shown.summary} />;
}
