-- Somebody else was asked how to reach a debtor.
ALTER TABLE admin_act DROP CONSTRAINT admin_act_kind_check;
ALTER TABLE admin_act ADD CONSTRAINT admin_act_kind_check CHECK (kind IN ('went-live', 'stopped', 'resumed',
  'rehearsed', 'mode-set', 'caps-set', 'settings-set', 'fuse-released', 'exempted', 'lifted', 'vetoed', 'veto-ended',
  'sent-now', 'contact-preference', 'contact-wrong', 'contact-verified', 'contact-limits', 'opted-out', 'opted-in',
  'third-party'));
