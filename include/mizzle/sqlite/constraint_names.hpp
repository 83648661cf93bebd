// The name of the unique constraint that a row breaks: SQLite tells its columns alone, and the schema the name.
#pragma once
#include "errors.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace mizzle::detail::sqlite_detail {

// A statement of the library's own, which ends with its scope.
struct finalizer {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using own_statement = std::unique_ptr<sqlite3_stmt, finalizer>;

// The only text that a query of the schema gives; empty where it gives none, or several.
MIZZLE_COLD std::string only_text(sqlite3* db, const char* sql, const std::string& table, const std::string& columns);

// The name in `constraint "name" unique ("a", "b")`, as create() writes it.
MIZZLE_COLD std::string declared_name(std::string_view table_text, const std::string& columns);

// An index's own name, that of a constraint, or where it was given none, the one that PostgreSQL gives it. Empty where
// the schema does not tell.
MIZZLE_COLD std::string name_of_unique_key(sqlite3* db, int code, const error_details& broken);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "constraint_names.ipp"
#endif
