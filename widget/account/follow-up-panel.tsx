import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { PlannedEntry } from "../dunning/planned-entry.tsx";
import { SentMessage } from "../dunning/sent-message.tsx";
import { UnderLine } from "../dunning/under-line.tsx";
import { Timeline } from "../followup/timeline.tsx";
import { useLogPages } from "../followup/use-log-pages.ts";
import { PromiseLine } from "../promise/promise-line.tsx";
import { Badge } from "../ui/badge.tsx";
import { Panel } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import { AboutLine } from "./about-line.tsx";
import { AgreementList } from "./agreement-list.tsx";
import { Charges } from "./charges.tsx";
import { ContactWishes } from "./contact-wishes.tsx";
import { Expected } from "./expected.tsx";
import { GroupPart } from "./group-part.tsx";
import { HoldBack } from "./hold-back.tsx";
import { LogDesk } from "./log-desk.tsx";
import { Dossier } from "./dossier.tsx";
import { Offers } from "./offers.tsx";
import { SendNow } from "./send-now.tsx";
import { Watch } from "./watch.tsx";
import type { AgreementDesk } from "./use-agreement-desk.ts";
import { useLogDesk } from "./use-log-desk.ts";

interface FollowUpPanelProps {
  readonly view: AccountView;
  readonly client: ServerClient;
  readonly agreements: AgreementDesk;
  readonly logged: () => void;
}

/** What was said, and what to do. */
export function FollowUpPanel({ view, client, agreements, logged }: FollowUpPanelProps) {
  const { words } = useSpeech();
  const { entries, older } = useLogPages(view.log, client.older);
  const desk = useLogDesk(view, client, logged);
  const several = view.next.length > 1;
  return (
    <Panel
      name="followup"
      title={words.followup.title}
      aside={
        <>
          {view.account.keyAccount === true && <Badge tone="good">{words.followup.keyAccount}</Badge>}{" "}
          {view.account.ownerName && words.page.owner(view.account.ownerName)}
        </>
      }
      content={{ state: "ready", value: entries }}
      loading={words.page.loading}
      ready={(log) => (
        <>
          {view.viewer.mayLog ? (
            <LogDesk view={view} desk={desk} agreements={agreements} client={client} />
          ) : (
            <p class="read-only">{words.followup.readOnly}</p>
          )}
          {view.items.length > 0 && <Expected form={desk.form} client={client} />}
          {view.viewer.maySend && <SendNow form={desk.form} client={client} done={logged} />}
          {view.viewer.maySend && <HoldBack view={view} form={desk.form} client={client} done={logged} />}
          {view.viewer.maySend && (
            <ContactWishes view={view} form={desk.form} client={client} done={logged} />
          )}
          {view.viewer.maySend && <Charges form={desk.form} client={client} />}
          {view.viewer.mayLog && <Offers form={desk.form} client={client} done={logged} />}
          <Watch form={desk.form} client={client} />
          <Dossier view={view} form={desk.form} client={client} />
          <GroupPart view={view} form={desk.form} client={client} done={logged} />
          <AgreementList view={view} open={view.viewer.mayLog ? agreements.open : undefined} />
          <UnderLine under={view.under} />
          <Timeline
            entries={log}
            older={older}
            planned={view.next.map(({ currency, next }) => (
              <PlannedEntry key={currency} next={next} currency={several ? currency : undefined} />
            ))}
            parts={{
              promiseLine: (promise) => <PromiseLine promise={promise} />,
              aboutLine: (entry) => <AboutLine entry={entry} />,
              sentMessage: (dispatch) => <SentMessage dispatch={dispatch} fetchMessage={client.message} />,
              correct: view.viewer.mayLog
                ? (entry) => {
                    agreements.close();
                    desk.correct(entry);
                  }
                : undefined,
              newId: desk.savedId,
            }}
          />
        </>
      )}
    />
  );
}
