// The functions of prepared.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "prepared.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE bool holds_nothing(std::string_view text) {
    while (!text.empty()) {
        if (std::string_view(" \t\n\f\r;").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
        else if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // a byte order mark
        else if (text.starts_with("--")) text.remove_prefix(std::min(text.find('\n'), text.size()));
        else if (text.starts_with("/*") && text.size() > 2) {  // at the very end it is a slash
            const auto end = text.find("*/", 2);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
        } else return false;
    }
    return true;
}

MIZZLE_INLINE sqlite3_stmt* prepare_first(sqlite3* db, std::string_view& text, unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), flags, &statement, &rest) != SQLITE_OK)
        throw_error(db, text, error_source::sql_text);
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return statement;
}

MIZZLE_INLINE std::unique_ptr<prepared> make_prepared(sqlite3* db, std::string_view text, statement_facts facts) {
    auto rest = text;
    const unsigned flags = facts.duration == kept::once ? 0 : SQLITE_PREPARE_PERSISTENT;
    sqlite3_stmt* statement = text.empty() ? nullptr : prepare_first(db, rest, flags);
    if (statement == nullptr) throw_no_statement();
    std::unique_ptr<prepared> made;
    try {
        made = std::make_unique<prepared>(statement, text.size(), facts);
    } catch (...) {
        sqlite3_finalize(statement);
        throw;
    }
    if (!holds_nothing(rest)) throw_second_statement();
    return made;
}

}  // namespace mizzle::detail::sqlite_detail
