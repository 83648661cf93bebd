// What MySQL has otherwise than `declared` says, a table whose columns are those of detail::schema_facts.
#pragma once
#include "dialect.hpp"

#include <string_view>

namespace mizzle::detail::dialects {

// The information schema is of another collation than what a program says.
constexpr std::string_view differences_from_declared(mysql) {
    return R"(, wanted as (select kind, convert(tbl using utf8mb3) as tbl, convert(name using utf8mb3) as name,
    convert(detail using utf8mb3) as detail, convert(more using utf8mb3) as more, says_not_null, is_key from declared),
there as (select table_name, table_type from information_schema.tables where table_schema = database()),
cols as (select table_name, column_name, column_type, is_nullable, column_default, extra, generation_expression,
    replace(regexp_replace(lower(column_type), '^(tinyint|smallint|mediumint|int|bigint)[(][0-9]+[)]', '\1'), ', ', ',') as type
  from information_schema.columns where table_schema = database()),
parts as (select table_name, index_name, max(non_unique) as non_unique, group_concat(column_name order by seq_in_index) as names,
    group_concat(concat(column_name, case collation when 'D' then ' desc' else '' end) order by seq_in_index) as shape
  from information_schema.statistics where table_schema = database() group by table_name, index_name),
refs as (select table_name, constraint_name, group_concat(column_name order by ordinal_position) as names,
    max(referenced_table_name) as target from information_schema.key_column_usage where table_schema = database()
  and referenced_table_name is not null group by table_name, constraint_name),
routines as (select routine_name, routine_type from information_schema.routines where routine_schema = database()),
judged as (
  select case
    when t.table_name is null and w.kind in ('table', 'view') then concat(w.kind, ' ', w.tbl, ' is missing')
    when w.kind in ('function', 'procedure') then case when not exists (select 1 from routines r
        where r.routine_name = w.name and r.routine_type = w.kind) then concat(w.kind, ' ', w.name, ' is missing') end
    when t.table_name is null then null
    when w.kind = 'column' and c.column_name is null then concat('column ', w.tbl, '.', w.name, ' is missing')
    when w.kind = 'column' and c.type <> replace(case lower(replace(w.detail, ' auto_increment', ''))
        when 'integer' then 'int' when 'boolean' then 'tinyint' when 'json' then 'longtext'
        else lower(replace(w.detail, ' auto_increment', '')) end, ', ', ',')
      then concat('column ', w.tbl, '.', w.name, ' is ', c.column_type, ' and not ', w.detail)
    when w.kind = 'column' and (c.is_nullable = 'NO') <> (w.says_not_null + w.is_key > 0)
      then concat('column ', w.tbl, '.', w.name, case c.is_nullable when 'NO' then ' allows no NULL' else ' allows NULL' end)
    when w.kind = 'default' and c.column_name is not null and coalesce(c.column_default, 'NULL') = 'NULL'
      then concat('the default of column ', w.tbl, '.', w.name, ' is missing')
    when w.kind = 'default' and c.column_name is not null and w.detail regexp '^(''([^''\\]|'''')*''|-?[0-9]+)$'
        and c.column_default <> w.detail
      then concat('the default of column ', w.tbl, '.', w.name, ' is ', c.column_default, ' and not ', w.detail)
    when w.kind = 'primary key' and not exists (select 1 from parts p where p.table_name = w.tbl and p.index_name = 'PRIMARY'
        and p.names = w.detail) then concat('the primary key of table ', w.tbl, ' is not ', w.detail)
    when w.kind = 'unique key' and not exists (select 1 from parts p where p.table_name = w.tbl and p.non_unique = 0
        and p.names = w.detail) then concat('the unique key of table ', w.tbl, ' over ', w.detail, ' is missing')
    when w.kind = 'index' and p.index_name is null then concat('index ', w.name, ' of table ', w.tbl, ' is missing')
    when w.kind = 'index' and ((p.non_unique = 0) <> w.says_not_null or p.shape <> w.detail)
      then concat('index ', w.name, ' of table ', w.tbl, ' is another one')
    when w.kind = 'check' and k.constraint_name is null then concat('check ', w.name, ' of table ', w.tbl, ' is missing')
    when w.kind = 'foreign key' and not exists (select 1 from refs r where r.table_name = w.tbl and r.names = w.detail
        and r.target = w.name) then concat('the foreign key of table ', w.tbl, ' over ', w.detail, ' to ', w.name, ' is missing')
    when w.kind = 'trigger' and g.trigger_name is null then concat('trigger ', w.name, ' on ', w.tbl, ' is missing')
    end as sentence
  from wanted w left join there t on t.table_name = w.tbl
    left join cols c on w.kind in ('column', 'default') and c.table_name = w.tbl and c.column_name = w.name
    left join parts p on w.kind = 'index' and p.table_name = w.tbl and p.index_name = w.name
    left join (select table_name, constraint_name from information_schema.check_constraints where constraint_schema = database()) k
      on w.kind = 'check' and k.table_name = w.tbl and k.constraint_name = w.name
    left join (select event_object_table, trigger_name from information_schema.triggers where event_object_schema = database()) g
      on w.kind = 'trigger' and g.event_object_table = w.tbl and g.trigger_name = w.name)
select sentence from judged where sentence is not null
union all
select concat('column ', c.table_name, '.', c.column_name, ' is not declared and needs a value') from cols c
  where c.is_nullable = 'NO' and c.column_default is null and coalesce(c.generation_expression, '') = ''
    and c.extra not like '%auto_increment%' and exists (select 1 from wanted w where w.kind = 'table' and w.tbl = c.table_name)
    and not exists (select 1 from wanted w where w.kind = 'column' and w.tbl = c.table_name and w.name = c.column_name))";
}

}  // namespace mizzle::detail::dialects
