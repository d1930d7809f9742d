import type { ComponentChildren } from "preact";

interface SettingsFormProps {
  readonly save: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** A form of the settings pages, its fields one below the other. */
export function SettingsForm({ save, children }: SettingsFormProps) {
  return (
    <form
      class="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {children}
    </form>
  );
}
