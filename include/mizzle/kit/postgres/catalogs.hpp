// What PostgreSQL's catalogs are asked for a schema: one statement, whose answer is JSON.
#pragma once
#include "../../mizzle.hpp"
#include "../names.hpp"

#include <string>
#include <vector>

namespace mizzle::kit::postgres {

// A schema that is current has no name in what is read.
inline std::string catalog_query(const std::vector<std::string>& schemas) {
    std::string names = "current_schema()";
    append_text_literals(names, schemas, ", ");
    return "with spaces as (select oid, nspname, case when nspname = current_schema() then '' else nspname::text end "
           "as name from pg_namespace where nspname in (" +
           names + R"sql()),
own as (select c.*, s.name as space from pg_class c join spaces s on s.oid = c.relnamespace
  where c.relname <> 'mizzle_migrations'
    and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')),
columns as (select a.attrelid, json_agg(json_build_object(
    'name', a.attname,
    'type', case when e.typtype = 'e' then
                 case when e.typnamespace = current_schema()::regnamespace then ''
                      else quote_ident(e.typnamespace::regnamespace::text) || '.' end
                 || '"' || replace(e.typname, '"', '""') || '"' || case when t.typelem = e.oid then '[]' else '' end
                 else format_type(a.atttypid, a.atttypmod) end,
    'default', pg_get_expr(d.adbin, d.adrelid),
    'not_null', a.attnotnull, 'identity', a.attidentity, 'generated', a.attgenerated,
    'collation', case when a.attcollation <> t.typcollation then l.collname end,
    'comment', col_description(a.attrelid, a.attnum),
    'is_serial', a.attidentity = '' and
        exists (select from pg_depend s join pg_class q on q.oid = s.objid and q.relkind = 'S'
                where s.refobjid = a.attrelid and s.refobjsubid = a.attnum and s.deptype = 'a'))
    order by a.attnum) as list
  from own c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  join pg_type e on e.oid = case when t.typtype = 'b' and t.typelem <> 0 and t.typlen = -1 then t.typelem else t.oid end
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join pg_collation l on l.oid = a.attcollation
  group by a.attrelid),
constraints as (select k.conrelid, json_agg(json_build_object(
    'name', k.conname, 'type', k.contype,
    'columns', (select json_agg(a.attname order by n.i) from unnest(k.conkey) with ordinality n(c, i)
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.c),
    'referenced', (select json_agg(a.attname order by n.i) from unnest(k.confkey) with ordinality n(c, i)
                   join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.c),
    'foreign_table', f.relname,
    'foreign_schema', case when fs.nspname = current_schema() then '' else fs.nspname::text end,
    'on_delete', k.confdeltype, 'on_update', k.confupdtype, 'deferred', k.condeferred,
    'check', pg_get_expr(k.conbin, k.conrelid),
    'nulls_not_distinct', pg_get_constraintdef(k.oid) like 'UNIQUE NULLS NOT DISTINCT%') order by k.conname) as list
  from pg_constraint k join own c on c.oid = k.conrelid
  left join pg_class f on f.oid = k.confrelid left join pg_namespace fs on fs.oid = f.relnamespace
  where k.contype in ('p', 'u', 'c', 'f') group by k.conrelid),
indexes as (select i.indrelid, json_agg(json_build_object(
    'name', x.relname, 'method', m.amname, 'unique', i.indisunique,
    'parts', (select json_agg(pg_get_indexdef(i.indexrelid, n, false)
        || case when (select s.collname from pg_collation s where s.oid = i.indcollation[n - 1]
                        and i.indkey[n - 1] <> 0
                        and s.oid <> (select a.attcollation from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[n - 1])) is not null
                then ' collate ' || quote_ident((select s.collname from pg_collation s where s.oid = i.indcollation[n - 1])) else '' end
        || case when not o.opcdefault then ' ' || quote_ident(o.opcname) else '' end
        || case when m.amname <> 'btree' then '' else
             case i.indoption[n - 1] & 3 when 1 then ' desc nulls last' when 2 then ' nulls first' when 3 then ' desc'
             else '' end end order by n)
      from generate_series(1, i.indnkeyatts) n join pg_opclass o on o.oid = i.indclass[n - 1]),
    'condition', pg_get_expr(i.indpred, i.indrelid)) order by x.relname) as list
  from pg_index i join own c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
  join pg_am m on m.oid = x.relam
  where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  group by i.indrelid),
named as (select c.*, case when c.space = '' then '' else quote_ident(c.space) || '.' end || quote_ident(c.relname) as called from own c),
objects(id, sql, is_needed) as (
  select p.oid, case when s.name = '' then k.words || substr(d.sql, length(k.words || quote_ident(s.nspname)) + 2) else d.sql end,
    exists (select from pg_depend n where n.refobjid = p.oid and n.refclassid = 'pg_proc'::regclass
            and n.classid in ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_class'::regclass))
  from pg_proc p join spaces s on s.oid = p.pronamespace
  cross join lateral (select rtrim(pg_get_functiondef(p.oid), E'\n')) d(sql)
  cross join lateral (select case p.prokind when 'p' then 'CREATE OR REPLACE PROCEDURE ' else 'CREATE OR REPLACE FUNCTION ' end) k(words)
  where p.prokind in ('f', 'p')
    and not exists (select from pg_depend e where e.objid = p.oid and e.classid = 'pg_proc'::regclass and e.deptype = 'e')
  union all select g.oid, pg_get_triggerdef(g.oid, true), false from pg_trigger g join own c on c.oid = g.tgrelid where not g.tgisinternal
  union all select r.oid, rtrim(pg_get_ruledef(r.oid, true), ';'), false from pg_rewrite r join own c on c.oid = r.ev_class where r.rulename <> '_RETURN'
  union all select l.oid, 'create policy ' || quote_ident(l.polname) || ' on ' || c.called
    || case when l.polpermissive then '' else ' as restrictive' end || ' for '
    || case l.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
    || ' to ' || (select string_agg(case when r = 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ' order by r) from unnest(l.polroles) r)
    || coalesce(' using (' || pg_get_expr(l.polqual, l.polrelid) || ')', '')
    || coalesce(' with check (' || pg_get_expr(l.polwithcheck, l.polrelid) || ')', ''), false
  from pg_policy l join named c on c.oid = l.polrelid
  union all select c.oid, 'alter table ' || c.called || ' enable row level security', false from named c where c.relrowsecurity
  union all select c.oid, 'alter table ' || c.called || ' force row level security', false from named c where c.relforcerowsecurity
  union all select c.oid, 'grant ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) || ' on '
    || case when c.relkind = 'S' then 'sequence ' else 'table ' end || c.called || ' to '
    || case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
    || case when a.is_grantable then ' with grant option' else '' end, false
  from named c cross join lateral aclexplode(c.relacl) a where a.grantee <> c.relowner and c.relkind in ('r', 'p', 'v', 'm', 'S')
  group by c.oid, c.relkind, c.called, a.grantee, a.is_grantable
  union all select e.oid, 'create extension if not exists ' || quote_ident(e.extname), true from pg_extension e where e.extname <> 'plpgsql')
select json_build_object(
  'enums', (select coalesce(json_agg(json_build_object('schema', s.name, 'name', t.typname,
      'labels', (select json_agg(l.enumlabel order by l.enumsortorder) from pg_enum l where l.enumtypid = t.oid))
      order by t.typname), '[]') from pg_type t join spaces s on s.oid = t.typnamespace where t.typtype = 'e'),
  'sequences', (select coalesce(json_agg(json_build_object('schema', c.space, 'name', c.relname,
      'increment', q.seqincrement, 'minimum', q.seqmin, 'maximum', q.seqmax, 'start', q.seqstart, 'cache', q.seqcache,
      'cycles', q.seqcycle) order by c.relname), '[]')
    from own c join pg_sequence q on q.seqrelid = c.oid
    where not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i'))),
  'tables', (select coalesce(json_agg(json_build_object('schema', c.space, 'name', c.relname,
      'comment', obj_description(c.oid, 'pg_class'), 'columns', coalesce(columns.list, '[]'),
      'constraints', coalesce(constraints.list, '[]'), 'indexes', coalesce(indexes.list, '[]')) order by c.oid), '[]')
    from own c left join columns on columns.attrelid = c.oid left join constraints on constraints.conrelid = c.oid
    left join indexes on indexes.indrelid = c.oid where c.relkind in ('r', 'p')),
  'views', (select coalesce(json_agg(json_build_object('schema', c.space, 'name', c.relname,
      'materialized', c.relkind = 'm', 'select', rtrim(pg_get_viewdef(c.oid), ';'),
      'columns', (select json_agg(a.attname order by a.attnum) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) order by c.oid), '[]')
    from own c where c.relkind in ('v', 'm')),
  'objects', (select coalesce(json_agg(json_build_object('sql', o.sql,
      'before', o.is_needed or o.id < (select min(c.oid) from own c where c.relkind in ('r', 'p'))) order by o.id), '[]')
    from objects o))::text)sql";
}

}  // namespace mizzle::kit::postgres
