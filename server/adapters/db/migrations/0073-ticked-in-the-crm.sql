-- Whoever completed the task in the CRM ticked the step with it: nothing is left to close there.
ALTER TABLE step_tick ADD COLUMN in_crm boolean NOT NULL DEFAULT false;
