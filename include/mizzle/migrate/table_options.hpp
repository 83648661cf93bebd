// What tables were made with beside their columns, as SQLite's STRICT and WITHOUT ROWID, which no declaration says: one
// that a migration builds anew would lose it without a word.
#pragma once
#include "script.hpp"
#include "session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

class table_options {
public:
    explicit table_options(migration_session& s)
        : session_(s), tables_(s.names(s.words().option_tables)), options_(s.names(s.words().option_texts)) {}

    // Throws malformed_migration where the migration has built such a table anew, under the name that the kit gives,
    // and left its options out.
    void expect_kept(std::string_view migration, const migration_script& script) const;

private:
    migration_session& session_;
    std::vector<std::string> tables_, options_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "table_options.ipp"
#endif
