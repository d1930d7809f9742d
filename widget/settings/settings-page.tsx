import { useErrorBoundary, useState } from "preact/hooks";
import type { Day } from "../../shared/kernel/day.ts";
import type { Locale } from "../ui/money-text.ts";
import { countText } from "../ui/number-text.ts";
import type { Words } from "../words/en.ts";
import { loadWords } from "../words/load-words.ts";
import { useSettingsWords } from "../words/settings-words.ts";
import { speak, SpeechProvider, useSpeech } from "../words/speech.ts";
import { AlarmBanner } from "./alarm-banner.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { lateSection, type Section } from "./late-section.tsx";
import { PolicySection } from "./policy/policy-section.tsx";
import { groupOf, SECTIONS_OF, type SectionName } from "./section-names.ts";
import { SectionTabs } from "./section-tabs.tsx";
import type { SettingsClient } from "./settings-client.ts";
import { useSection } from "./use-section.ts";
import { useWaiting } from "./use-waiting.ts";

const PANELS: Readonly<Record<SectionName, Section>> = {
  inbox: lateSection(
    async () => (await import(/* webpackChunkName: "inbox" */ "./inbox/inbox-section.tsx")).InboxSection,
  ),
  alerts: lateSection(
    async () => (await import(/* webpackChunkName: "alerts" */ "./alerts/alerts-section.tsx")).AlertsSection,
  ),
  reviews: lateSection(
    async () =>
      (await import(/* webpackChunkName: "reviews" */ "./reviews/reviews-section.tsx")).ReviewsSection,
  ),
  lines: lateSection(
    async () =>
      (await import(/* webpackChunkName: "credit-limits" */ "./credit-limits/credit-limits-section.tsx"))
        .CreditLimitsSection,
  ),
  policy: PolicySection,
  segments: lateSection(
    async () =>
      (await import(/* webpackChunkName: "segments" */ "./segments/segments-section.tsx")).SegmentsSection,
  ),
  wordings: lateSection(
    async () =>
      (await import(/* webpackChunkName: "wordings" */ "./wording/wordings-section.tsx")).WordingsSection,
  ),
  sending: lateSection(
    async () =>
      (await import(/* webpackChunkName: "sending" */ "./sending/sending-section.tsx")).SendingSection,
  ),
  calendars: lateSection(
    async () =>
      (await import(/* webpackChunkName: "calendars" */ "./calendars/calendars-section.tsx"))
        .CalendarsSection,
  ),
  limits: lateSection(
    async () => (await import(/* webpackChunkName: "limits" */ "./limits/limits-section.tsx")).LimitsSection,
  ),
  fees: lateSection(
    async () => (await import(/* webpackChunkName: "fees" */ "./fees/fees-section.tsx")).FeesSection,
  ),
  control: lateSection(
    async () =>
      (await import(/* webpackChunkName: "control" */ "./credit-control/control-section.tsx")).ControlSection,
  ),
  dossier: lateSection(
    async () =>
      (await import(/* webpackChunkName: "dossier" */ "./dossier/dossier-section.tsx")).DossierSection,
  ),
  scorecard: lateSection(
    async () =>
      (await import(/* webpackChunkName: "scorecard" */ "./scorecard/scorecard-section.tsx"))
        .ScorecardSection,
  ),
  cash: lateSection(
    async () =>
      (await import(/* webpackChunkName: "cash" */ "./forecast/forecast-section.tsx")).ForecastSection,
  ),
  accuracy: lateSection(
    async () =>
      (await import(/* webpackChunkName: "accuracy" */ "./accuracy/accuracy-section.tsx")).AccuracySection,
  ),
  reports: lateSection(
    async () =>
      (await import(/* webpackChunkName: "reports" */ "./reports/reports-section.tsx")).ReportsSection,
  ),
  runs: lateSection(
    async () => (await import(/* webpackChunkName: "runs" */ "./runs/runs-section.tsx")).RunsSection,
  ),
  replay: lateSection(
    async () => (await import(/* webpackChunkName: "replay" */ "./replay/replay-section.tsx")).ReplaySection,
  ),
};

interface Spoken {
  readonly locale: Locale;
  readonly words: Words;
}

/** The settings of one org, in the reader's language. */
export function SettingsPage({ client, first }: { readonly client: SettingsClient; readonly first: Spoken }) {
  const [{ locale, words }, setSpoken] = useState(first);
  const switchLocale = (): void => {
    const other = locale === "en" ? "zh-CN" : "en";
    void loadWords(other).then(
      (loaded) => setSpoken({ locale: other, words: loaded }),
      () => undefined,
    );
  };
  document.documentElement.lang = locale;
  return (
    <SpeechProvider value={speak(locale, words, 0 as Day)}>
      <Sections client={client} switchLocale={switchLocale} />
    </SpeechProvider>
  );
}

function Sections({ client, switchLocale }: { client: SettingsClient; switchLocale: () => void }) {
  const { words, locale } = useSpeech();
  const say = useSettingsWords();
  const { waiting, setWaiting, role } = useWaiting(client);
  const sections = SECTIONS_OF[role];
  const [current, go] = useSection(sections);
  const titleOf = (name: SectionName): string =>
    name === "inbox" && waiting > 0 ? `${say.sections.inbox} (${countText(waiting)})` : say.sections[name];
  const [fault] = useErrorBoundary((thrown: unknown) =>
    console.error("The settings cannot be shown", thrown),
  );
  document.title = say.title;
  const Panel = PANELS[current];
  return (
    <main class="page settings">
      <h1 class="unseen">{say.title}</h1>
      {fault ? (
        <FailureNotice because={{ problem: "fault" }} />
      ) : (
        <SectionTabs
          label={say.sections.label}
          sections={sections.map((name) => ({
            name,
            title: titleOf(name),
            group: say.groups[groupOf(name)],
          }))}
          {...{ current, go }}
        >
          {current !== "runs" && role === "admin" && <AlarmBanner client={client} look={() => go("runs")} />}
          <Panel client={client} waits={setWaiting} />
        </SectionTabs>
      )}
      <footer class="foot">
        <p class="foot-switches">
          <span>{words.brand}</span>
          <button type="button" class="link" lang={locale === "en" ? "zh-CN" : "en"} onClick={switchLocale}>
            {words.otherLanguage}
          </button>
        </p>
      </footer>
    </main>
  );
}
