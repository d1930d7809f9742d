import type pg from "pg";
import { APP } from "../store/roles.ts";

/** Tables that hold no tenant's rows. Each one here is a decision: the app role must have no use of it. */
const WITHOUT_TENANTS = ["schema_migration"];

export interface Unwalled {
  readonly table: string;
  readonly because: string;
}

const QUESTION = `
WITH relation AS (
  SELECT c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
    AND NOT c.relname = ANY ($1)
), finding AS (
  SELECT relname, 'its primary key does not begin with org_id' AS because
  FROM relation r
  WHERE relkind IN ('r', 'p') AND NOT EXISTS (
    SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indrelid = r.oid AND i.indisprimary AND a.attname = 'org_id')
  UNION ALL
  SELECT relname, 'row-level security is not forced'
  FROM relation WHERE relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)
  UNION ALL
  SELECT relname, 'no policy reads app.org'
  FROM relation r
  WHERE relkind IN ('r', 'p') AND NOT EXISTS (
    SELECT 1 FROM pg_policies p
    WHERE p.schemaname = 'public' AND p.tablename = r.relname AND p.qual LIKE '%app.org%')
  UNION ALL
  SELECT p.tablename, format('policy %s lets the app role past app.org', p.policyname)
  FROM pg_policies p JOIN relation r ON r.relname = p.tablename
  WHERE p.schemaname = 'public' AND p.permissive = 'PERMISSIVE'
    AND EXISTS (SELECT 1 FROM unnest(p.roles) AS role(name)
      WHERE role.name = 'public' OR pg_has_role($2, role.name, 'MEMBER'))
    AND (coalesce(p.qual, 'app.org') NOT LIKE '%app.org%' OR coalesce(p.with_check, 'app.org') NOT LIKE '%app.org%')
  UNION ALL
  SELECT relname, 'a view must be security_invoker, or it reads with its owner''s eyes'
  FROM relation WHERE relkind = 'v' AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)
  UNION ALL
  SELECT relname, 'row-level security cannot wall this kind of relation'
  FROM relation WHERE relkind IN ('m', 'f')
)
SELECT relname AS "table", because FROM finding ORDER BY 1, 2`;

/** Relations of schema public through which one tenant could see another's rows; empty when all are walled. */
export async function tablesWithoutTenantWall(pool: pg.Pool | pg.ClientBase): Promise<Unwalled[]> {
  return (await pool.query<Unwalled>(QUESTION, [WITHOUT_TENANTS, APP])).rows;
}
