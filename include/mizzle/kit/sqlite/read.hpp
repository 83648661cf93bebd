// The schema of a SQLite database.
#pragma once
#include "../connection.hpp"
#include "../snapshot.hpp"
#include "parse.hpp"

namespace mizzle::kit::sqlite {

inline schema read_schema(connection& db) {
    const json rows = db.ask(
        "select json_group_array(json_object('type', type, 'sql', sql)) from (select type, sql from sqlite_master "
        "where sql is not null and name not like 'sqlite\\_%' escape '\\' and tbl_name <> 'mizzle_migrations' "
        "order by rowid)");
    schema made;
    made.dialect = dialect_of("sqlite");
    for (const auto& row : rows) {
        const auto type = row["type"].get<std::string>(), sql = row["sql"].get<std::string>();
        if (type == "table") {
            if (!tokens_of(sql)[1].is_word("virtual")) made.tables.push_back(table_parser(sql).parse());
        } else if (type == "view") made.views.push_back(parse_view(sql));
    }
    for (const auto& row : rows) {
        if (row["type"] != "index") continue;
        auto [table, index] = parse_index(row["sql"].get<std::string>());
        if (auto* t = find(made.tables, table)) t->indexes.push_back(std::move(index));
    }
    normalise(made);
    return made;
}

}  // namespace mizzle::kit::sqlite
