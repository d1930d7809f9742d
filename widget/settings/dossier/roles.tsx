import { WRITERS, type Writer } from "../../../shared/dossier/kinds.ts";
import { useDossierWords } from "../../words/dossier-words.ts";

interface RolesProps {
  readonly legend: string;
  readonly chosen: readonly Writer[];
  readonly choose: (roles: Writer[]) => void;
}

/** Roles to tick; an admin keeps every right. */
export function Roles({ legend, chosen, choose }: RolesProps) {
  const { roles } = useDossierWords();
  return (
    <fieldset class="plain-set">
      <legend>{legend}</legend>
      {WRITERS.map((role) => (
        <div key={role}>
          <label class="check">
            <input
              type="checkbox"
              checked={role === "admin" || chosen.includes(role)}
              disabled={role === "admin"}
              onChange={(event) =>
                choose(
                  WRITERS.filter((each) =>
                    each === role ? event.currentTarget.checked : chosen.includes(each),
                  ),
                )
              }
            />{" "}
            {roles[role]}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
