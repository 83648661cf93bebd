// What PostgreSQL has otherwise than `declared` says, a table whose columns are those of detail::schema_facts.
#pragma once
#include "dialect.hpp"

#include <string_view>

namespace mizzle::detail::dialects {

constexpr std::string_view differences_from_declared(postgres) {
    return R"(, found as (
  select d.*, r.oid as relation_oid, a.atttypid, a.attnotnull, format_type(a.atttypid, a.atttypmod) as type,
    case when d.kind = 'column' then to_regtype(d.detail) end as wanted_type
  from declared d
  left join lateral (select case when d.kind not in ('enum', 'extension', 'function', 'procedure')
      then to_regclass(d.relation)::oid end as oid) r on true
  left join pg_catalog.pg_attribute a
    on d.kind = 'column' and a.attrelid = r.oid and a.attname = d.name and not a.attisdropped),
keys as (
  select c.conrelid, c.contype, c.confrelid,
    (select string_agg(a.attname, ',' order by k.place) from unnest(c.conkey) with ordinality k (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as names
  from pg_catalog.pg_constraint c where c.conrelid in (select relation_oid from found where kind = 'table')),
judged as (
  select case
    when kind = 'enum' then case
      when to_regtype(relation) is null then 'enum ' || tbl || ' is missing'
      when detail is distinct from (select string_agg(e.enumlabel, ',' order by e.enumsortorder)
                                    from pg_catalog.pg_enum e where e.enumtypid = to_regtype(relation))
        then 'enum ' || tbl || ' has other labels than ' || detail end
    when kind = 'extension' then case when not exists (select from pg_catalog.pg_extension e where e.extname = name::name)
      then 'extension ' || name || ' is missing' end
    when kind in ('function', 'procedure') then (
      select case when count(*) = 0 then kind || ' ' || name || ' is missing'
                  when detail <> '' and not bool_or(p.prosrc = detail) then kind || ' ' || name || ' is another one' end
      from pg_catalog.pg_proc p where p.proname = name::name and (p.prokind = 'p') = (kind = 'procedure')
        and case when more = '' then pg_function_is_visible(p.oid)
                 else p.pronamespace = to_regnamespace(quote_ident(more))::oid end)
    when relation_oid is null then case when kind in ('table', 'view') then kind || ' ' || tbl || ' is missing' end
    when kind = 'trigger' then (
      select case when count(*) = 0 then 'trigger ' || name || ' on ' || tbl || ' is missing'
                  when not bool_or(t.tgenabled <> 'D') then 'trigger ' || name || ' on ' || tbl || ' is disabled'
                  when not bool_or(t.tgtype::text = detail and p.proname = more::name
                                   and (t.tgqual is not null) = (says_not_null = 1))
                    then 'trigger ' || name || ' on ' || tbl || ' is another one' end
      from pg_catalog.pg_trigger t join pg_catalog.pg_proc p on p.oid = t.tgfoid
      where t.tgrelid = relation_oid and t.tgname = name::name and not t.tgisinternal)
    when kind = 'policy' then (
      select case when count(*) = 0 then 'policy ' || name || ' on ' || tbl || ' is missing'
                  when not bool_or(l.polcmd::text = detail and l.polpermissive = (more = 'permissive')
                                   and (l.polqual is not null) = (says_not_null = 1)
                                   and (l.polwithcheck is not null) = (is_key = 1))
                    then 'policy ' || name || ' on ' || tbl || ' is another one' end
      from pg_catalog.pg_policy l where l.polrelid = relation_oid and l.polname = name::name)
    when kind = 'rule' then case when not exists (
        select from pg_catalog.pg_rewrite w where w.ev_class = relation_oid and w.rulename = name::name)
      then 'rule ' || name || ' on ' || tbl || ' is missing' end
    when kind = 'row security' then (
      select case when says_not_null = 1 and not c.relforcerowsecurity then 'row level security of ' || tbl || ' is not forced'
                  when says_not_null = 0 and not c.relrowsecurity then 'row level security of ' || tbl || ' is disabled' end
      from pg_catalog.pg_class c where c.oid = relation_oid)
    when kind = 'right' then case
      when name <> 'public' and not exists (select from pg_catalog.pg_roles o where o.rolname = name::name)
        then 'role ' || name || ' is missing'
      when not has_table_privilege(name::name, relation_oid, detail)
        then 'role ' || name || ' may not ' || detail || ' on ' || tbl end
    when kind = 'column' and atttypid is null then 'column ' || tbl || '.' || name || ' is missing'
    when kind = 'column' and (atttypid is distinct from wanted_type::oid or
        coalesce(substring(type from '[(].*[)]'), '') <> coalesce(replace(substring(detail from '[(].*[)]'), ' ', ''), ''))
      then 'column ' || tbl || '.' || name || ' is ' || type || ' and not ' || detail
    when kind = 'column' and attnotnull <> (says_not_null + is_key > 0)
      then 'column ' || tbl || '.' || name || case when attnotnull then ' allows no NULL' else ' allows NULL' end
    when kind = 'index' and not exists (
        select from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
        where i.indrelid = relation_oid and c.relname = name and i.indisvalid)
      then 'index ' || name || ' of table ' || tbl || ' is missing'
    when kind = 'index' and not exists (
        select from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
        where i.indrelid = relation_oid and c.relname = name and i.indisunique = (says_not_null = 1)
          and (i.indpred is not null) = (is_key = 1) and detail = (
            select string_agg(case when k.number = 0 then '*' else a.attname
                              || case when i.indoption[k.place - 1] & 1 = 1 then ' desc' else '' end end, ',' order by k.place)
            from unnest(i.indkey) with ordinality k (number, place) left join pg_catalog.pg_attribute a
              on a.attrelid = relation_oid and a.attnum = k.number where k.place <= i.indnkeyatts))
      then 'index ' || name || ' of table ' || tbl || ' is another one'
    when kind = 'default' and not exists (
        select from pg_catalog.pg_attrdef v join pg_catalog.pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum
        where v.adrelid = relation_oid and a.attname = name)
      then 'the default of column ' || tbl || '.' || name || ' is missing'
    when kind = 'default' and more ~ '^(smallint|integer|bigint|boolean|text|varchar|numeric|")'
      and detail ~ '^(''([^''\\]|'''')*''|-?[0-9]+([.][0-9]+)?|true|false)$' and detail <> (
        select case when detail ~ '^''' then s.shown else btrim(s.shown, '()''') end
        from pg_catalog.pg_attrdef v join pg_catalog.pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum,
          regexp_replace(pg_get_expr(v.adbin, v.adrelid), '::[^'']*$', '') s (shown)
        where v.adrelid = relation_oid and a.attname = name)
      then 'the default of column ' || tbl || '.' || name || ' is not ' || detail
    when kind = 'check' and not exists (
        select from pg_catalog.pg_constraint c where c.conrelid = relation_oid and c.contype = 'c' and c.conname = name)
      then 'check ' || name || ' of table ' || tbl || ' is missing'
    when kind = 'check' and exists (
        select from pg_catalog.pg_constraint c where c.conrelid = relation_oid and c.contype = 'c' and c.conname = name and (
          exists (select from unnest(c.conkey) k (number) join pg_catalog.pg_attribute a
                    on a.attrelid = relation_oid and a.attnum = k.number
                  where strpos(lower(replace(detail, '""', '"')), lower(a.attname)) = 0)
          or exists (select from regexp_matches(regexp_replace(detail, '''[^'']*''|"[^"]*"', ' ', 'g'), '\m[0-9]+\M', 'g') n (words)
                     where pg_get_constraintdef(c.oid) !~ ('\m' || n.words[1] || '\M'))))
      then 'check ' || name || ' of table ' || tbl || ' is another one'
    when kind = 'primary key' and not exists (
        select from keys where conrelid = relation_oid and contype = 'p' and names = detail)
      then 'the primary key of table ' || tbl || ' is not ' || detail
    when kind = 'unique key' and not exists (
        select from keys where conrelid = relation_oid and contype = 'u' and names = detail)
      then 'the unique key of table ' || tbl || ' over ' || detail || ' is missing'
    when kind = 'foreign key' and not exists (
        select from keys where conrelid = relation_oid and contype = 'f' and names = detail
          and confrelid = to_regclass(more))
      then 'the foreign key of table ' || tbl || ' over ' || detail || ' to ' || name || ' is missing'
  end as sentence from found)
select sentence from judged where sentence is not null
union all
select 'column ' || t.tbl || '.' || a.attname || ' is not declared and needs a value'
from found t join pg_catalog.pg_attribute a on a.attrelid = t.relation_oid
where t.kind = 'table' and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
  and a.attidentity = '' and not exists (
    select from declared d where d.kind = 'column' and d.relation = t.relation and d.name = a.attname))";
}

}  // namespace mizzle::detail::dialects
