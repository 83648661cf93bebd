// A statement that a connection to SQLite has prepared.
#pragma once
#include "../database/driver.hpp"
#include "../database/raw_text.hpp"
#include "last_error.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace mizzle::sqlite_detail {

struct prepared : prepared_statement {
    sqlite3_stmt* const statement;
    const std::size_t text_size;
    const int placeholders;
    const bool is_read_only;

    prepared(sqlite3_stmt* s, std::size_t size, statement_facts f)
        : prepared_statement(f), statement(s), text_size(size), placeholders(sqlite3_bind_parameter_count(s)),
          is_read_only(sqlite3_stmt_readonly(s) != 0) {}
    prepared(const prepared&) = delete;
    prepared& operator=(const prepared&) = delete;
    ~prepared() { sqlite3_finalize(statement); }

    std::string_view text() const { return {sqlite3_sql(statement), text_size}; }
};

// Whether text is white space, comments and semicolons alone, as SQLite reads it.
inline bool holds_nothing(std::string_view text) {
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

// The first statement of a text that is not empty, null where there is none; moves `text` behind it.
inline sqlite3_stmt* prepare_first(sqlite3* db, std::string_view& text, unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), flags, &statement, &rest) != SQLITE_OK)
        throw_error(db, text, error_source::text);
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return statement;
}

inline std::unique_ptr<prepared> make_prepared(sqlite3* db, std::string_view text, statement_facts facts) {
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

}  // namespace mizzle::sqlite_detail
