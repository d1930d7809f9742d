export { endPlaybook, type EndRefusal } from "./end-playbook.ts";
export { openPlaybooks } from "./open-playbooks.ts";
export { playbooksBody, readOpenedAt, readPlaybooks } from "./read-playbooks.ts";
export { readStepTicks } from "./read-step-ticks.ts";
export { setPlaybook, type PlaybookRefusal } from "./set-playbook.ts";
export { tickStep, type TickRefusal } from "./tick-step.ts";
export type { PlaybookDesk } from "./ports.ts";
