// An update of all rows of a large table, some blocks at a time, each a transaction of its own. Rows that others write
// meanwhile must have it by themselves: those that move behind the last block are not looked at.
#pragma once
#include "../schema.hpp"

namespace mizzle::kit::postgres {

// `table` is quoted; `differ` says which rows need it. Runs outside of a transaction.
inline std::string update_in_batches(const std::string& table, const std::string& values, const std::string& differ) {
    return "do $fill$\ndeclare\n  first bigint := 0;\n  blocks bigint := pg_relation_size(" + sql_text(table) +
           ") / current_setting('block_size')::bigint;\nbegin\n  while first <= blocks loop\n    update " + table +
           " set " + values +
           "\n      where ctid >= format('(%s,0)', first)::tid and ctid < format('(%s,0)', first + 200)::tid\n"
           "        and (" +
           differ + ");\n    commit;\n    first := first + 200;\n  end loop;\nend $fill$";
}

}  // namespace mizzle::kit::postgres
