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

namespace mizzle::detail::sqlite_detail {

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
bool holds_nothing(std::string_view text);

// The first statement of a text that is not empty, null where there is none; moves `text` behind it.
sqlite3_stmt* prepare_first(sqlite3* db, std::string_view& text, unsigned flags);

std::unique_ptr<prepared> make_prepared(sqlite3* db, std::string_view text, statement_facts facts);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "prepared.ipp"
#endif
