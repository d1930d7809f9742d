import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import type { SettingsClient } from "../settings-client.ts";
import type { Namer, SegmentsDraft } from "./draft.ts";

/** What every panel of the section is given. */
export interface SegmentsProps {
  readonly answer: SegmentsAnswer;
  readonly draft: SegmentsDraft;
  readonly named: Namer;
  readonly client: SettingsClient;
}

export interface ListProps extends SegmentsProps {
  readonly edit: (part: Partial<SegmentsDraft>) => void;
}
