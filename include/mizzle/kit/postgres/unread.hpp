// What a PostgreSQL database has beside what its description holds, a sentence each.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "rules.hpp"

#include <string>
#include <vector>

namespace mizzle::kit::postgres {

// What belongs to an extension comes with it.
inline std::string unread_query(const std::vector<std::string>& schemas) {
    std::string names = "current_schema()";
    append_text_literals(names, schemas, ", ");
    return "with spaces as (select oid from pg_namespace where nspname in (" + names + R"sql()),
parts as (select objid, classid from pg_depend where deptype = 'e'),
tables as (select c.*, c.oid::regclass::text as called from pg_class c where c.relnamespace in (select oid from spaces)
  and c.relname <> 'mizzle_migrations' and not exists (select from parts p where p.objid = c.oid and p.classid = 'pg_class'::regclass)),
found(place, line) as (
  select 1, 'what roles may do with columns of ' || t.called from tables t
    where exists (select from pg_attribute a where a.attrelid = t.oid and a.attacl is not null)
  union all select 5, case p.prokind when 'a' then 'aggregate ' else 'window function ' end || p.oid::regprocedure::text
    from pg_proc p where p.prokind in ('a', 'w') and p.pronamespace in (select oid from spaces)
    and not exists (select from parts d where d.objid = p.oid and d.classid = 'pg_proc'::regclass)
  union all select 6, case y.typtype when 'd' then 'domain ' when 'c' then 'composite type ' else 'range type ' end || y.oid::regtype::text || ', whose columns are declared as their text'
    from pg_type y left join pg_class c on c.oid = y.typrelid where y.typnamespace in (select oid from spaces)
    and (y.typtype in ('d', 'r') or c.relkind = 'c')
    and not exists (select from parts d where d.objid = y.oid and d.classid = 'pg_type'::regclass)
  union all select 7, 'foreign table ' || called from tables where relkind = 'f'
  union all select 8, 'the partitions of ' || called || ', which is declared as a table of its own' from tables where relkind = 'p'
  union all select 9, 'what ' || t.called || ' inherits from ' || i.inhparent::regclass::text from pg_inherits i join tables t on t.oid = i.inhrelid where t.relkind in ('r', 'p')
  union all select 10, 'that ' || called || ' is unlogged' from tables where relkind = 'r' and relpersistence = 'u'
  union all select 11, 'constraint ' || k.conname || ' of ' || t.called || ': ' || pg_get_constraintdef(k.oid)
    from pg_constraint k join tables t on t.oid = k.conrelid where k.contype = 'x'
  union all select 12, 'that ' || k.conname || ' of ' || t.called || ' is ' || case when not k.convalidated then 'not valid'
      when k.confmatchtype = 'f' then 'match full' when k.condeferred then 'deferred' else 'deferrable' end
    from pg_constraint k join tables t on t.oid = k.conrelid where k.contype in ('p', 'u', 'c', 'f')
    and (not k.convalidated or k.confmatchtype = 'f' or (k.condeferrable and not (k.contype = 'f' and k.condeferred)))
  union all select 13, 'what index ' || i.indexrelid::regclass::text || ' has by include, nulls not distinct or with: ' || pg_get_indexdef(i.indexrelid)
    from pg_index i join tables t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where i.indnatts > i.indnkeyatts or x.reloptions is not null
      or (pg_get_indexdef(i.indexrelid) like '% NULLS NOT DISTINCT%' and not exists (select from pg_constraint k where k.conindid = i.indexrelid))
  union all select 14, 'statistics ' || s.stxname from pg_statistic_ext s where s.stxnamespace in (select oid from spaces)
)
select coalesce(json_agg(line order by place, line), '[]')::text from found)sql";
}

inline std::vector<std::string> unread(connection& db, const std::vector<std::string>& schemas) {
    return db.ask(unread_query(schemas)).get<std::vector<std::string>>();
}

}  // namespace mizzle::kit::postgres

namespace mizzle::detail::dialects {

inline std::vector<std::string> kit_unread_of(postgres, kit::connection& db, const std::vector<std::string>& schemas) {
    return kit::postgres::unread(db, schemas);
}

}  // namespace mizzle::detail::dialects
