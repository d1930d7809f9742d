import { useEffect, useState } from "preact/hooks";
import type { WhatIfView } from "../../shared/credit/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";

/** Ticking and typing end a little before it is asked. */
const SETTLE_MS = 250;

export type Asked =
  | { readonly state: "nothing" }
  | { readonly state: "asking" }
  | { readonly state: "told"; readonly value: WhatIfView }
  | { readonly state: "failed"; readonly because: Failure };

/** The newest answer to what is ticked; an answer that comes late for an older question is not heard. */
export function useWhatIf(
  client: Pick<ServerClient, "whatIf">,
  invoiceIds: readonly string[],
  paidOn: string,
): Asked {
  const [asked, setAsked] = useState<Asked>({ state: "nothing" });
  useEffect(() => {
    if (invoiceIds.length === 0) return setAsked({ state: "nothing" });
    let wanted = true;
    // What was told stays until the next answer: a list that flickers cannot be read.
    setAsked((old) => (old.state === "told" ? old : { state: "asking" }));
    const ask = async (): Promise<void> => {
      const told = await client.whatIf({ invoiceIds: [...invoiceIds], ...(paidOn ? { paidOn } : {}) });
      if (!wanted) return;
      setAsked(told.ok ? { state: "told", value: told.value } : { state: "failed", because: told.because });
    };
    const timer = setTimeout(() => void ask(), SETTLE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [invoiceIds.join(), paidOn]);
  return asked;
}
