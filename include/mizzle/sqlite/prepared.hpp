// The prepared statements of a connection to SQLite.
#pragma once
#include "../database/raw_text.hpp"
#include "../database/statement_cache.hpp"
#include "errors.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace mizzle::sqlite_detail {

struct prepared : cached_statement {
    sqlite3_stmt* const statement;
    const std::size_t text_size;
    const bool is_read_only;
    bool is_temporary = false;  // made because the kept one was in use

    prepared(sqlite3_stmt* s, std::size_t size)
        : statement(s), text_size(size), is_read_only(sqlite3_stmt_readonly(s) != 0) {}
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

inline std::unique_ptr<prepared> make_prepared(sqlite3* db, std::string_view text, unsigned flags) {
    expect_whole_text(text);
    auto rest = text;
    sqlite3_stmt* statement = text.empty() ? nullptr : prepare_first(db, rest, flags);
    if (statement == nullptr) throw_no_statement();
    std::unique_ptr<prepared> made;
    try {
        made = std::make_unique<prepared>(statement, text.size());
    } catch (...) {
        sqlite3_finalize(statement);
        throw;
    }
    if (!holds_nothing(rest)) throw_second_statement();
    return made;
}

class prepared_statements {
public:
    explicit prepared_statements(std::size_t capacity) : cache_(capacity) {}

    // A statement ready to be bound, which is not in use elsewhere; nothing if it is not prepared yet.
    prepared* find(sqlite3* db, const text_key& key) {
        auto* found = cache_.find(key);
        if (found != nullptr && found->users != 0) [[unlikely]]
            return &temporary(db, found->text());
        return found;
    }

    [[gnu::noinline]] prepared& prepare(sqlite3* db, const text_key& key, std::string_view text, kept duration) {
        auto made = make_prepared(db, text, SQLITE_PREPARE_PERSISTENT);
        auto& result = *made;
        cache_.add(key, std::move(made), duration);
        return result;
    }

    // A text made at run time. Two of one key are told apart.
    prepared& find_text(sqlite3* db, std::string_view text) {
        const auto key = key_of(text);
        auto* found = cache_.find(key);
        if (found == nullptr) return prepare(db, key, text, kept::recently_used);
        return found->users != 0 || found->text() != text ? temporary(db, text) : *found;
    }

private:
    [[gnu::cold, gnu::noinline]] static prepared& temporary(sqlite3* db, std::string_view text) {
        auto made = make_prepared(db, text, 0);
        made->is_temporary = true;
        return *made.release();
    }

    statement_cache<prepared> cache_;
};

}  // namespace mizzle::sqlite_detail
