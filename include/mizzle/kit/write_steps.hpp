// The statements of a change, in the SQL of its database.
#pragma once
#include "rules_of.hpp"
#if __has_include("mysql/steps.hpp")
#include "mysql/steps.hpp"
#endif
#if __has_include("postgres/steps.hpp")
#include "postgres/steps.hpp"
#endif
#if __has_include("sqlite/steps.hpp")
#include "sqlite/steps.hpp"
#endif

namespace mizzle::kit {

inline script write_steps(const difference& change, const answers& given) {
    script made;
    with_folder(change.after.dialect, [&](auto own) { made = kit_steps_of(own, change, given); });
    return made;
}

}  // namespace mizzle::kit
