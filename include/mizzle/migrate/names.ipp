// The functions of names.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "names.hpp"

namespace mizzle::detail {

MIZZLE_INLINE bool is_migration_name(std::string_view name) {
    const auto digits = std::min(name.find_first_not_of("0123456789"), name.size());
    return digits == 4 && name.size() > 5 && name[4] == '_';
}

MIZZLE_INLINE void expect_migration_names(const migration_set& set) {
    std::string_view before;
    for (const auto& m : set.migrations) {
        if (!is_migration_name(m.name))
            throw malformed_migration(message_of({"mizzle: ", m.name,
                                                  " is not called as a migration is, by four "
                                                  "digits and a name: 0001_first"}));
        // Two branches of a program may both have added one.
        if (!before.empty() && number_of(before) == number_of(m.name))
            throw malformed_migration(message_of({"mizzle: migrations ", before, " and ", m.name,
                                                  " have the same number, as when two branches each added one; give "
                                                  "the one that was not applied anywhere the next number"}));
        before = m.name;
    }
}

}  // namespace mizzle::detail
