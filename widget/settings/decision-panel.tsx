import type { ComponentChildren } from "preact";
import { Status } from "../ui/status.tsx";
import { FlawLine } from "../ui/flaw-line.tsx";
import { SettingsForm } from "./settings-form.tsx";

interface DecisionPanelProps {
  /** Of the title. */
  readonly id: string;
  readonly say: {
    readonly title: string;
    readonly hint: string;
    readonly save: string;
    readonly saving: string;
  };
  /** Whose word it is now, or that it is nobody's. */
  readonly standing: string;
  readonly save: () => Promise<void>;
  readonly acting: boolean;
  readonly failure: string | undefined;
  /** Heard once it is saved. */
  readonly said: string;
  readonly children: ComponentChildren;
}

/** What an administrator decides for the whole org, with whose word stands. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { id, say, standing, save, acting, failure, said, children } = props;
  return (
    <section class="panel" aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id} tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      <p class="quiet">{say.hint}</p>
      <p class="quiet">{standing}</p>
      <SettingsForm save={save}>
        {children}
        <FlawLine says={failure} />
        <div class="form-end">
          <button type="submit" class="button button-main" aria-disabled={acting}>
            {acting ? say.saving : say.save}
          </button>
        </div>
      </SettingsForm>
      <Status text={said} />
    </section>
  );
}
