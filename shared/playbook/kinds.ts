/** Whose step it is: the owner of the account, somebody of a role, or one person by name. */
export const STEP_OWNERS = ["account-owner", "collector", "admin", "user"] as const;
export type StepOwner = (typeof STEP_OWNERS)[number];

/** A task is done by hand; a hold is proposed, and whoever may place one says yes or no. */
export const STEP_DOES = ["task", "propose-hold"] as const;
export type StepDoes = (typeof STEP_DOES)[number];

/** Open: steps are left to do. Closed: all are ticked, or somebody ended it. */
export const PLAYBOOK_STATES = ["open", "closed"] as const;
export type PlaybookState = (typeof PLAYBOOK_STATES)[number];
