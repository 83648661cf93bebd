// The functions of constraint_names.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "constraint_names.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE std::string only_text(sqlite3* db, const char* sql, const std::string& table,
                                    const std::string& columns) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &prepared, nullptr) != SQLITE_OK) return {};
    const own_statement query(prepared);
    const auto bind = [&](int i, const std::string& text) {
        if (i <= sqlite3_bind_parameter_count(query.get()))
            sqlite3_bind_text(query.get(), i, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    };
    bind(1, table);
    bind(2, columns);
    std::string found;
    if (sqlite3_step(query.get()) == SQLITE_ROW)
        if (const auto* text = sqlite3_column_text(query.get(), 0)) found = reinterpret_cast<const char*>(text);
    if (sqlite3_step(query.get()) == SQLITE_ROW) found.clear();
    return found;
}

MIZZLE_INLINE std::string declared_name(std::string_view table_text, const std::string& columns) {
    const auto key = table_text.find(" unique (" + columns + ")");
    if (key == std::string_view::npos) return {};
    constexpr std::string_view before = "constraint \"";
    const auto start = table_text.rfind(before, key);
    if (start == std::string_view::npos) return {};
    std::string name;
    for (auto i = start + before.size(); i < key; ++i) {
        if (table_text[i] == '"') {
            if (i + 1 == key) return name;
            if (table_text[++i] != '"') return {};  // another constraint's
        }
        name += table_text[i];
    }
    return {};
}

MIZZLE_INLINE std::string name_of_unique_key(sqlite3* db, int code, const error_details& broken) {
    std::string columns, quoted;
    for (const auto& column : broken.columns) {
        columns += (columns.empty() ? "" : "\x1f") + column;
        quoted += quoted.empty() ? "\"" : ", \"";
        for (const char c : column) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        quoted += '"';
    }
    if (code != SQLITE_CONSTRAINT_UNIQUE) return broken.table + "_pkey";
    std::string index =
        only_text(db,
                  "select l.name from pragma_index_list(?1) l where l.\"unique\" and (select group_concat(name, "
                  "char(31)) from (select name from pragma_index_info(l.name) order by seqno)) = ?2",
                  broken.table, columns);
    if (!index.starts_with("sqlite_autoindex_")) return index;
    auto declared = declared_name(
        only_text(db, "select sql from sqlite_schema where type = 'table' and name = ?1", broken.table, {}), quoted);
    if (!declared.empty() || broken.columns.size() != 1) return declared;
    return broken.table + "_" + broken.columns.front() + "_key";
}

}  // namespace mizzle::detail::sqlite_detail
