// The functions of last_error.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "last_error.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE bool is_refused_as_text(sqlite3* db, std::string_view statement) {
    sqlite3_stmt* anew = nullptr;
    const auto result = sqlite3_prepare_v2(db, statement.data(), static_cast<int>(statement.size()), &anew, nullptr);
    sqlite3_finalize(anew);
    return result == SQLITE_ERROR;
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_error(sqlite3* db, std::string_view statement, error_source source,
                                               bool in_transaction) {
    const auto code = sqlite3_extended_errcode(db);
    const std::string message = sqlite3_errmsg(db);
    const bool took_all_back = in_transaction && sqlite3_get_autocommit(db) != 0;
    const bool names_nothing =
        message.starts_with("no such ") || message.find("has no column named") != std::string::npos;
    if (code == SQLITE_ERROR && source == error_source::run && names_nothing && is_refused_as_text(db, statement))
        source = error_source::sql_text;
    std::string unique_key;
    if (is_unique_violation(code)) {
        error_details broken;
        read_violation(message, broken);
        if (!broken.columns.empty()) unique_key = name_of_unique_key(db, code, broken);
    }
    throw_error(code, message, statement, source, took_all_back, unique_key);
}

}  // namespace mizzle::detail::sqlite_detail
