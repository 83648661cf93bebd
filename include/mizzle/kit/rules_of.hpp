// The rules of a database that is known by its dialect.
#pragma once
#include "mysql/rules.hpp"
#include "postgres/rules.hpp"
#include "schema.hpp"
#include "sqlite/rules.hpp"

namespace mizzle::kit {

inline const database_rules& kit_rules(dialect_id dialect) {
    static constexpr database_rules none{};
    const database_rules* found = &none;
    with_dialect(dialect, [&]<class D>(D) {
        if constexpr (requires { kit_rules_of(D{}); }) {
            static constexpr database_rules rules = kit_rules_of(D{});
            found = &rules;
        }
    });
    return *found;
}

// What a cast to text goes by.
inline std::string word_of_text(dialect_id dialect) { return std::string(kit_rules(dialect).word_of_text); }

}  // namespace mizzle::kit
