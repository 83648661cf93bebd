// The functions of schema.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "schema.hpp"

#include <string>
#include <utility>

namespace mizzle::detail {

MIZZLE_INLINE void describe_own(dialects::sqlite, const table_description& table, column_description& column,
                                bool is_whole, bool is_autoincrement, bool is_numbered) {
    column.rowid_alias = column.primary_key && is_whole;
    column.autoincrement = column.rowid_alias && is_autoincrement;
    if (is_numbered && !column.rowid_alias)
        throw usage_error("mizzle: SQLite hands out numbers for an integer primary key only; column " + table.name +
                          "." + column.name + " is serial or identity and is not one");
}

MIZZLE_INLINE void add_check(dialects::sqlite dialect, table_description& table, const column_description& column,
                             std::string check) {
    if (!check.empty())
        table.checks.push_back({constraint_name(dialect.id, table.name, column.name, "check"), std::move(check)});
}

}  // namespace mizzle::detail
