-- Every rung of a ladder beyond e-mail is a proposal to a person: a task in the CRM.
ALTER TABLE dispatch DROP CONSTRAINT dispatch_channel_check;
ALTER TABLE dispatch ADD CONSTRAINT dispatch_channel_check CHECK
  (channel IN ('email', 'call-task', 'visit-task', 'demand-letter', 'lawyers-letter', 'stop-supply', 'agency'));
