// create() on MySQL, where each create commits by itself: what was made before one that fails is dropped again.
#pragma once
#include "../database/create.hpp"
#include "../database/transactions/transaction.hpp"
#include "../sql/schema/ddl.hpp"
#include "dialect.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace mizzle::detail {

namespace mysql_detail {

// Of the tables and views of a schema, in the order in which create() makes them, the first so many.
std::string drop_text(const schema_description& schema, std::size_t tables, std::size_t views);

// For what MIZZLE_SQL_OBJECT makes: a function, a procedure, a view or an event; triggers go with their table.
std::string drop_of_object(std::string_view sql);

template <class Db> inline constexpr bool is_in_block = false;
template <class Database> inline constexpr bool is_in_block<open_transaction<Database>> = true;

}  // namespace mysql_detail

template <class Db> void create_by_steps(dialects::mysql, Db& db, const schema_description& schema) {
    if constexpr (mysql_detail::is_in_block<Db>)
        throw usage_error("mizzle: MySQL commits at each create table; call create() outside of a transaction");
    std::size_t tables = 0, views = 0;
    std::string objects;
    try {
        for (const auto& statement : ddl_writer(schema).create_all()) {
            db.exec(statement);
            const bool is_object = std::any_of(schema.objects.begin(), schema.objects.end(),
                                               [&](const auto& o) { return o.sql == statement; });
            if (is_object) {
                objects.insert(0, mysql_detail::drop_of_object(statement));
                continue;
            }
            if (statement.starts_with("create table ")) ++tables;
            if (statement.starts_with("create view ")) ++views;
        }
    } catch (...) {
        // Where the connection is lost, what was made stays.
        try {
            db.exec(objects + mysql_detail::drop_text(schema, tables, views));
        } catch (const database_error&) {}
        throw;
    }
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "create.ipp"
#endif
