import type pg from "pg";
import { APP } from "../store/roles.ts";

/** Tables that hold no tenant's rows. Each one here is a decision: the app role may not write it. */
const WITHOUT_TENANTS = ["schema_migration", "house.standstill"];

export interface Unwalled {
  readonly table: string;
  readonly because: string;
}

const QUESTION = `
WITH ours AS (
  SELECT c.oid, n.nspname, c.relname AS barename, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
    CASE WHEN n.nspname = 'public' THEN c.relname::text ELSE n.nspname || '.' || c.relname END AS relname
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND (n.nspname = 'public'
      OR pg_has_role(c.relowner, 'MEMBER') AND has_schema_privilege($2, n.oid, 'USAGE'))
), relation AS (
  SELECT * FROM ours WHERE NOT relname = ANY ($1)
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
    WHERE p.schemaname = r.nspname AND p.tablename = r.barename AND p.qual LIKE '%app.org%')
  UNION ALL
  SELECT r.relname, format('policy %s lets the app role past app.org', p.policyname)
  FROM pg_policies p JOIN relation r ON r.barename = p.tablename AND r.nspname = p.schemaname
  WHERE p.permissive = 'PERMISSIVE'
    AND EXISTS (SELECT 1 FROM unnest(p.roles) AS role(name)
      WHERE role.name = 'public' OR pg_has_role($2, role.name, 'MEMBER'))
    AND (coalesce(p.qual, 'app.org') NOT LIKE '%app.org%' OR coalesce(p.with_check, 'app.org') NOT LIKE '%app.org%')
  UNION ALL
  SELECT relname, 'a view must be security_invoker, or it reads with its owner''s eyes'
  FROM relation WHERE relkind = 'v' AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)
  UNION ALL
  SELECT relname, 'row-level security cannot wall this kind of relation'
  FROM relation WHERE relkind IN ('m', 'f')
  UNION ALL
  SELECT relname, 'the app role may write it, and it belongs to no tenant'
  FROM ours WHERE relname = ANY ($1) AND has_table_privilege($2, oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
)
SELECT relname AS "table", because FROM finding ORDER BY 1, 2`;

/**
 * Relations through which one tenant could see another's rows, in every schema that the app role may enter; empty
 * when all are walled. Outside public they are told with their schema.
 */
export async function tablesWithoutTenantWall(pool: pg.Pool | pg.ClientBase): Promise<Unwalled[]> {
  return (await pool.query<Unwalled>(QUESTION, [WITHOUT_TENANTS, APP])).rows;
}
