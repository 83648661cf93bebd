// How a database's scripts are told apart into statements.
#pragma once
#include "../migrate.hpp"
#include "schema.hpp"

namespace mizzle::kit {

inline script_rules rules_of(dialect_id dialect) {
    script_rules rules;
    with_dialect(dialect, [&](auto own) {
        if constexpr (requires { migration_words_of(own); }) rules = migration_words_of(own).rules;
    });
    return rules;
}

}  // namespace mizzle::kit
