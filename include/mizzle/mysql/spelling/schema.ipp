// The functions of schema.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "schema.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void refuse_long_key(const std::string& name, std::string_view type) {
    if (type.starts_with("long"))
        throw usage_error("mizzle: on MySQL " + name +
                          " has no bound to its length and cannot be a primary key; give it one: varchar(100)");
}

MIZZLE_INLINE void describe_own(dialects::mysql, table_description& table, column_description& column,
                                bool is_numbered) {
    const std::string name = table.name + "." + column.name;
    if (column.primary_key) refuse_long_key(name, column.type);
    if (is_numbered) {
        if (!column.primary_key && !column.unique)
            throw usage_error("mizzle: MySQL hands out numbers for a key only; column " + name +
                              " is serial or identity and is not one");
        column.type += " auto_increment";
    }
    // Errors name it: beside the column its name would be the column's.
    if (std::exchange(column.unique, false))
        table.unique_keys.push_back(
            {constraint_name(dialects::mysql::id, table.name, column.name, "key"), {column.name}});
    if (!column.generated_sql.empty() && column.not_null) {
        // MariaDB does not take both in one.
        column.not_null = false;
        table.checks.push_back({constraint_name(dialects::mysql::id, table.name, column.name, "check"),
                                quoted(dialects::mysql::id, column.name) + " is not null"});
    }
}

MIZZLE_INLINE void adapt_index_part(dialects::mysql, table_description& table, index_description& index,
                                    std::string_view type) {
    auto& part = index.parts.back();
    if (part.starts_with('(')) {
        const auto end = part.rfind(')');
        column_description made;
        made.name = made_name(dialects::mysql::id, index.name + "_" + std::to_string(index.parts.size()));
        made.type = type;
        made.generated_sql = part.substr(1, end - 1);
        made.generated_is_stored = false;
        made.further = "invisible";
        part = quoted(dialects::mysql::id, made.name) + part.substr(end + 1);
        table.columns.push_back(std::move(made));
    }
    const bool is_long = type.starts_with("long") || type.starts_with("json");
    if (!is_long || index.unique) return;
    const auto direction = part.ends_with(" desc") ? part.size() - 5 : part.size();
    part.insert(direction, "(191)");
}

MIZZLE_INLINE void leave_out_condition(const table_description& table, index_description& index) {
    if (!index.condition.empty() && index.unique)
        throw usage_error("mizzle: MySQL has no unique indexes with a condition such as " + table.name + "." +
                          index.name +
                          "; make a generated column unique that is NULL where the condition does not hold");
    index.condition.clear();
}

MIZZLE_INLINE void adapt_schema(dialects::mysql, schema_description& schema) {
    for (auto& table : schema.tables) {
        for (auto& index : table.indexes) leave_out_condition(table, index);
        for (const auto& c : table.columns)
            if (std::find(table.primary_key.begin(), table.primary_key.end(), c.name) != table.primary_key.end())
                refuse_long_key(table.name + "." + c.name, c.type);
        for (const auto& key : table.unique_keys)
            if (key.nulls_not_distinct)
                throw usage_error("mizzle: on MySQL a unique key such as " + table.name + "." + key.name +
                                  " takes NULL any number of times; make its columns not_null");
        for (const auto& key : table.foreign_keys) {
            if (key.deferred)
                throw usage_error("mizzle: MySQL checks foreign keys such as " + table.name + "." + key.name +
                                  " at each row; leave deferred() out");
            if (key.deleting == action::set_default || key.updating == action::set_default)
                throw usage_error("mizzle: MySQL does not set a default where a referenced row goes, as " + table.name +
                                  "." + key.name + " wants; say set_null or cascade");
        }
    }
}

}  // namespace mizzle::detail
