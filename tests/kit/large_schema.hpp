// A schema of many tables, each with columns, keys, checks and indexes, as large programs have it.
#pragma once
#include <mizzle/kit/objects.hpp>

#include <string>

inline mizzle::kit::schema large_schema(mizzle::detail::dialect_id dialect, std::size_t tables = 100) {
    using namespace mizzle;
    kit::schema all;
    all.dialect = dialect;
    const bool has_schemas = dialect->has_schemas;
    const auto column = [](std::string name, std::string type, bool not_null, std::string default_sql = {}) {
        mizzle::detail::column_description c;
        c.name = std::move(name);
        c.type = std::move(type);
        c.not_null = not_null;
        c.default_sql = std::move(default_sql);
        return c;
    };
    for (std::size_t n = 0; n < tables; ++n) {
        mizzle::detail::table_description t;
        t.name = "table_" + std::to_string(n);
        t.columns.push_back(column("id", has_schemas ? "bigint" : "integer", true));
        t.columns.back().rowid_alias = !has_schemas;
        t.primary_key = {"id"};
        t.primary_key_name = has_schemas ? t.name + "_pkey" : "";
        for (std::size_t i = 0; i < 12; ++i)
            t.columns.push_back(column("column_" + std::to_string(i), i % 2 == 0 ? "text" : "integer", i % 3 == 0,
                                       i % 4 == 0 ? "'it''s'" : ""));
        for (const std::size_t to : {n / 2, n / 3, n == 0 ? n : n - 1}) {
            mizzle::detail::foreign_key_description key;
            key.columns = {"column_" + std::to_string(2 * t.foreign_keys.size() + 1)};
            key.table = "table_" + std::to_string(to);
            key.referenced = {"id"};
            key.name = t.name + "_" + key.columns[0] + "_fkey";
            t.foreign_keys.push_back(std::move(key));
        }
        t.unique_keys.push_back({has_schemas ? t.name + "_key" : "", {"column_0", "column_1"}});
        t.checks.push_back({t.name + "_check", "length(\"column_2\") > 2 and \"column_3\" between 0 and 1000000"});
        for (std::size_t i = 0; i < 3; ++i)
            t.indexes.push_back({t.name + "_index_" + std::to_string(i),
                                 has_schemas ? "btree" : "",
                                 false,
                                 {"\"column_" + std::to_string(i) + "\"", "\"column_7\" desc"},
                                 i == 0 ? "\"column_1\" is not null" : ""});
        all.tables.push_back(std::move(t));
        if (n % 10 == 0)
            all.views.push_back({"view_" + std::to_string(n),
                                 {"id", "text"},
                                 "select \"table_" + std::to_string(n) + "\".\"id\", \"table_" + std::to_string(n) +
                                     "\".\"column_0\" from \"table_" + std::to_string(n) + "\""});
    }
    return all;
}
