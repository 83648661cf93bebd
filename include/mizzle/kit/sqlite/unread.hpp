// What a SQLite database has beside what its description holds, a sentence each.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../objects.hpp"
#include "parse.hpp"
#include "rules.hpp"

namespace mizzle::kit::sqlite {

// Of a table's statement.
inline void add_unread(std::vector<std::string>& found, const std::string& table, const std::string& sql) {
    const tokens all = tokens_of(sql);
    token_reader in(all);
    while (!in.is_sign('(')) in.next();
    in.parenthesised();
    if (const tokens options = in.rest(); !options.empty())
        found.push_back("table " + table + " is " + spelled(options) + ", which MIZZLE_TABLE has no words for");
    bool has_conflict = false, has_order = false;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        has_conflict = has_conflict || (all[i].is_word("on") && all[i + 1].is_word("conflict"));
        const bool is_key =
            all[i].is_word("unique") || (i > 0 && all[i].is_word("key") && all[i - 1].is_word("primary"));
        if (!is_key || !all[i + 1].is_sign('(')) continue;
        for (std::size_t n = i + 2; n < all.size() && !all[n].is_sign(')'); ++n)
            has_order = has_order || all[n].is_word("desc") || all[n].is_word("collate");
    }
    if (has_conflict) found.push_back("what a key of " + table + " does on conflict, which a declaration cannot say");
    if (has_order) found.push_back("order or collation within a key of " + table + "; declare a unique index instead");
}

inline std::vector<std::string> unread(connection& db) {
    std::vector<std::string> found;
    for (const auto& row : db.ask("select json_group_array(json_object('type', type, 'name', name, "
                                  "'sql', sql)) from (select * from sqlite_master where sql is not null and "
                                  "name not like 'sqlite\\_%' escape '\\' and tbl_name <> 'mizzle_migrations' and "
                                  "tbl_name not in (select name from pragma_table_list where type = 'shadow') "
                                  "order by rowid)")) {
        const auto type = row["type"].get<std::string>(), name = row["name"].get<std::string>(),
                   sql = row["sql"].get<std::string>();
        if (type == "table" && tokens_of(sql)[1].is_word("virtual")) {
            if (!head_if_known(dialect_of("sqlite"), sql)) found.push_back("virtual table " + name);
        } else if (type == "table") add_unread(found, name, sql);
    }
    return found;
}

}  // namespace mizzle::kit::sqlite

namespace mizzle::detail::dialects {

inline std::vector<std::string> kit_unread_of(sqlite, kit::connection& db, const std::vector<std::string>&) {
    return kit::sqlite::unread(db);
}

}  // namespace mizzle::detail::dialects
