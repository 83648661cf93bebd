// What a MariaDB database has beside what its description holds, a sentence each.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "rules.hpp"

#include <string>
#include <vector>

namespace mizzle::kit::mysql {

inline std::string unread_query() {
    return R"sql(select coalesce(json_arrayagg(line order by place, line), '[]') from (
  select 1 as place, concat('that ', table_name, ' is kept by ', engine) as line from information_schema.tables
    where table_schema = database() and table_type = 'BASE TABLE' and engine <> 'InnoDB' and table_name <> 'mizzle_migrations'
  union all select 2, concat('that ', table_name, ' is of collation ', table_collation, ', which its columns say themselves')
    from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'
    and table_collation <> 'utf8mb4_nopad_bin' and table_name <> 'mizzle_migrations'
  union all select 3, concat('the partitions of ', table_name) from information_schema.tables
    where table_schema = database() and create_options like '%partitioned%'
  union all select 4, concat('the history that the server keeps of ', table_name) from information_schema.tables
    where table_schema = database() and table_type = 'SYSTEM VERSIONED'
  union all select 5, concat('sequence ', table_name) from information_schema.tables
    where table_schema = database() and table_type = 'SEQUENCE'
  union all select 6, concat('what is set by each update of ', table_name, '.', column_name, ': ', extra)
    from information_schema.columns where table_schema = database() and extra like '%on update%'
  union all select 7, concat('the check of ', table_name, '.', constraint_name, ', which belongs to its column: ', check_clause)
    from information_schema.check_constraints where constraint_schema = database() and level = 'Column'
    and check_clause not like 'json_valid(%'
  union all select distinct 8, concat(lower(index_type), ' index ', index_name, ' of ', table_name)
    from information_schema.statistics where table_schema = database() and index_type not in ('BTREE', 'HASH')
  union all select 9, concat('event ', event_name) from information_schema.events where event_schema = database()
) as found)sql";
}

inline std::vector<std::string> unread(connection& db) {
    return db.ask(unread_query()).get<std::vector<std::string>>();
}

}  // namespace mizzle::kit::mysql

namespace mizzle::detail::dialects {

inline std::vector<std::string> kit_unread_of(mysql, kit::connection& db, const std::vector<std::string>&) {
    return kit::mysql::unread(db);
}

}  // namespace mizzle::detail::dialects
