-- The last day for payment that a letter set. Policies change; what a customer was told does not. No letter of before set one.
ALTER TABLE dispatch ADD COLUMN deadline_on date;
