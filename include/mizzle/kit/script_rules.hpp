// How a database's scripts are told apart into statements.
#pragma once
#include "../migrate.hpp"
#include "schema.hpp"

namespace mizzle::kit {

// Empty where the database's folder is not installed.
inline migration_words words_of(dialect_id dialect) {
    migration_words words;
    with_dialect(dialect, [&](auto own) {
        if constexpr (requires { migration_words_of(own); }) words = migration_words_of(own);
    });
    return words;
}
inline script_rules rules_of(dialect_id dialect) { return words_of(dialect).rules; }

// Of what is declared as its statement: the kit reads the first one, and would take more for a part of it.
inline void expect_one_statement_each(const schema& all) {
    for (const auto& o : all.objects)
        if (mizzle::detail::split_script(o.sql, rules_of(all.dialect)).size() != 1)
            throw usage_error("mizzle: MIZZLE_SQL_OBJECT has more than one statement in the text of " + o.name +
                              "; declare each by itself");
}

}  // namespace mizzle::kit
