import type { ExtensionView } from "../../shared/plan/contract.ts";
import { Badge } from "../ui/badge.tsx";
import { useSpeech } from "../words/speech.ts";

/** An extension in one line: from which day to which, and who said yes. */
export function ExtensionLine({
  extension,
  number,
}: {
  readonly extension: ExtensionView;
  readonly number: string;
}) {
  const { words, shortDay } = useSpeech();
  const say = words.agreed;
  const { fromDue, extendedTo, reason, approver } = extension;
  const told = [say.extendedFrom(number, shortDay(fromDue), shortDay(extendedTo)), say.approvedBy(approver)];
  if (reason !== "") told.push(reason);
  return (
    <>
      <Badge tone="calm">{say.extended}</Badge> {told.join(" · ")}
    </>
  );
}
