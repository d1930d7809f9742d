import { OK } from "./route-bodies.ts";
import type { Row } from "./route-row.ts";

const step = (more: object = {}) => ({
  says: { "zh-CN": "致电", en: "Call" },
  ...{ does: "task", owner: "account-owner", userId: null, days: 1 },
  ...more,
});
const playbook = (more: object = {}) => ({
  clientId: "0190a0a0-0000-7000-8000-0000000000e1",
  ...{ trigger: "limit-over", on: true, steps: [step()], reason: "a test" },
  ...more,
});
const fresh = { clientId: "0190a0a0-0000-7000-8000-0000000000e2" };
const tick = (more: object = {}) => ({
  ...fresh,
  ...{ openedId: "nobody-s", step: 1, note: "a test", hold: null },
  ...more,
});
const PATH = "/v1/settings/playbooks";
const TICKS = "/v1/settings/playbook-ticks";
const ENDS = "/v1/settings/playbook-ends";

/** What is done about early warnings. */
export const playbookRows: Readonly<Record<string, Row>> = {
  [`GET ${PATH}`]: {
    door: "work",
    well: OK,
    foreign: () => [
      ["no such state", `${PATH}?state=nothing`, undefined, [422, "no-such-page"]],
      ["no such page", `${PATH}?after=soon`, undefined, [422, "no-such-page"]],
    ],
  },
  [`PUT ${PATH}`]: {
    door: "settings",
    body: () => playbook(),
    well: OK,
    foreign: () => [
      ["no step", PATH, playbook({ ...fresh, steps: [] }), [422, "bad-field"]],
      [
        "a step of no words",
        PATH,
        playbook({ ...fresh, steps: [step({ says: { en: "Call" } })] }),
        [422, "bad-field"],
      ],
      ["nobody's trigger", PATH, playbook({ ...fresh, trigger: "top-five" }), [422, "no-account-to-work-on"]],
      [
        "a person who is not there",
        PATH,
        playbook({ ...fresh, steps: [step({ owner: "user", userId: "9" })] }),
        [422, "no-such-colleague"],
      ],
    ],
  },
  [`POST ${TICKS}`]: {
    door: "work",
    body: () => tick(),
    well: [404, "no-such-playbook"],
    foreign: (_ours, theirs) => [
      ["an org beside the body", TICKS, tick({ orgId: theirs.orgId }), [422, "bad-field"]],
      [
        "a hold that lifts",
        TICKS,
        tick({ hold: { hold: "none", until: null, reviewOn: null } }),
        [422, "bad-field"],
      ],
    ],
  },
  [`POST ${ENDS}`]: {
    door: "work",
    body: () => ({ ...fresh, openedId: "nobody-s", reason: "a test" }),
    well: [404, "no-such-playbook"],
    foreign: () => [["no reason", ENDS, { ...fresh, openedId: "nobody-s", reason: " " }, [422, "bad-field"]]],
  },
};
