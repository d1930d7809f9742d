-- Whoever looks for messages whose holder died looks in all orgs at once, every few seconds: which orgs, and nothing else.
GRANT SELECT (org_id, state, lease_until) ON dispatch TO huikuan_directory;
CREATE POLICY leases ON dispatch FOR SELECT TO huikuan_directory USING (state IN ('claimed', 'sending'));
