// SQL text of a program's in a sandbox: what would end the transaction around it all is refused before it runs.
#pragma once
#include "../migrate/statements.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail {

void expect_no_end(std::string_view script, const script_rules& rules);

template <class Dialect> void expect_no_end_of(std::string_view script) {
    script_rules rules;
    if constexpr (requires { script_rules_of(Dialect{}); }) rules = script_rules_of(Dialect{});
    expect_no_end(script, rules);
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "script.ipp"
#endif
