-- After many messages were planned the planner still believes that there are few, and reads all of them for each.
CREATE FUNCTION analyze_planned() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  ANALYZE dispatch;
  ANALYZE followup;
END
$$;

-- Behind the wall no operator on arrays may look anything up in an index; almost no message names members.
CREATE INDEX dispatch_naming ON dispatch (org_id) WHERE member_ids <> '{}';
