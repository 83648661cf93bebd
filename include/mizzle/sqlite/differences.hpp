// What SQLite has otherwise than `declared` says, a table whose columns are those of detail::schema_facts.
#pragma once
#include "dialect.hpp"

#include <string_view>

namespace mizzle::detail::dialects {

constexpr std::string_view differences_from_declared(sqlite) {
    return R"(, found as (
  select d.*, m.sql,
    (select c.type from pragma_table_xinfo(d.tbl) c where c.name = d.name) as type,
    (select c."notnull" from pragma_table_xinfo(d.tbl) c where c.name = d.name) as is_not_null,
    (select c.dflt_value from pragma_table_xinfo(d.tbl) c where c.name = d.name) as has_default,
    (select i.sql from sqlite_schema i where d.kind = 'index' and i.type = 'index' and i.name = d.name
      and i.tbl_name = d.tbl) as index_sql,
    (select lower(replace(replace(replace(replace(replace(substr(o.sql, case o.type when 'view' then 12 else 15 end),
        ' ', ''), char(9), ''), char(10), ''), char(13), ''), '"', '')) from sqlite_schema o
      where d.kind in ('trigger', 'view') and o.type = d.kind
        and o.name = case d.kind when 'view' then d.tbl else d.name end collate nocase) as object_sql,
    lower(replace(replace(replace(case d.kind when 'check' then d.detail when 'index' then d.more
        when 'default' then case when d.detail like '(%' then substr(d.detail, 2, length(d.detail) - 2) else d.detail end
      end, ' ', ''), char(10), ''), '"', '')) as wanted
  from declared d left join sqlite_schema m on m.type in ('table', 'view') and m.name = d.tbl collate nocase),
judged as (
  select case
    when sql is null then case when kind in ('table', 'view') then kind || ' ' || tbl || ' is missing' end
    when kind = 'trigger' and object_sql is null then 'trigger ' || name || ' on ' || tbl || ' is missing'
    when kind = 'trigger' and object_sql <> detail then 'trigger ' || name || ' on ' || tbl || ' is another one'
    when kind = 'view' and detail <> '' and object_sql is not detail then 'view ' || tbl || ' is another one'
    when kind = 'column' and type is null then 'column ' || tbl || '.' || name || ' is missing'
    when kind = 'column' and lower(type) <> lower(detail)
      then 'column ' || tbl || '.' || name || ' is ' || lower(type) || ' and not ' || detail
    when kind = 'column' and is_not_null <> says_not_null
      then 'column ' || tbl || '.' || name || case when says_not_null then ' allows NULL' else ' allows no NULL' end
    when kind = 'default' and has_default is null
      then 'the default of column ' || tbl || '.' || name || ' is missing'
    when kind = 'default' and has_default <> detail and (detail like '''%' or wanted <> replace(replace(
        case lower(has_default) when 'true' then '1' when 'false' then '0' else lower(has_default) end, ' ', ''), '"', ''))
      then 'the default of column ' || tbl || '.' || name || ' is ' || has_default || ' and not ' || detail
    when kind = 'index' and index_sql is null
      then 'index ' || name || ' of table ' || tbl || ' is missing'
    when kind = 'index' and ((lower(substr(index_sql, 1, 13)) = 'create unique') <> says_not_null or wanted <> substr(
        lower(replace(replace(replace(index_sql, ' ', ''), char(10), ''), '"', '')), -length(wanted)))
      then 'index ' || name || ' of table ' || tbl || ' is another one'
    when kind = 'check' and instr(sql, detail) = 0
      and instr(lower(replace(replace(replace(sql, ' ', ''), char(10), ''), '"', '')), wanted) = 0
      then 'check ' || name || ' of table ' || tbl || ' is missing or another one'
    when kind = 'primary key' and detail is not (
        select group_concat(name) from (select name from pragma_table_xinfo(tbl) where pk > 0 order by pk))
      then 'the primary key of table ' || tbl || ' is not ' || detail
    when kind = 'unique key' and detail not in (
        select (select group_concat(name) from (select name from pragma_index_info(i.name) order by seqno))
        from pragma_index_list(tbl) i where i."unique" = 1)
      then 'the unique key of table ' || tbl || ' over ' || detail || ' is missing'
    when kind = 'foreign key' and not exists (
        select 1 from (select "table" as target, group_concat("from") as names
                       from (select * from pragma_foreign_key_list(tbl) order by id, seq) group by id)
        where names = detail and target = found.name)
      then 'the foreign key of table ' || tbl || ' over ' || detail || ' to ' || name || ' is missing'
  end as sentence from found)
select sentence from judged where sentence is not null
union all
select 'column ' || t.tbl || '.' || c.name || ' is not declared and needs a value'
from (select tbl from declared where kind = 'table') t, pragma_table_xinfo(t.tbl) c
where c."notnull" = 1 and c.dflt_value is null and c.pk = 0 and c.hidden = 0 and not exists (
  select 1 from declared d where d.kind = 'column' and d.tbl = t.tbl and d.name = c.name))";
}

}  // namespace mizzle::detail::dialects
